package cn.haoyuan.sheet;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV as offices save it: comma or tab, UTF-8 with or without a mark, UTF-16, or GBK (read as its superset GB18030). */
final class CsvReader {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int LONGEST_RECORD = 1_000_000;

    private CsvReader() {}

    static void read(Path file, Consumer<Line> lines) throws IOException, UnreadableSheet {
        Charset charset = charset(file);
        char separator = separator(file, charset);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        try (Bounded reader = new Bounded(reader(file, charset));
                CSVParser parser =
                        CSVParser.builder().setReader(reader).setFormat(format).get()) {
            for (CSVRecord row : parser) {
                reader.recordEnds();
                int number = (int) row.getRecordNumber();
                if (number > SheetReader.MOST_ROWS) {
                    throw SheetReader.tooManyRows();
                }
                Line line = line(row, number);
                if (!line.blank()) {
                    lines.accept(line);
                }
            }
        } catch (UncheckedIOException | CharacterCodingException broken) {
            throw new UnreadableSheet("读不出这个 CSV 文件：请用 UTF-8 或 GBK 编码保存，引号要成对；或者另存为 .xlsx 再上传。", broken);
        }
    }

    private static Line line(CSVRecord row, int number) throws UnreadableSheet {
        if (row.size() > SheetReader.MOST_CELLS) {
            throw SheetReader.tooManyCells(number);
        }
        List<String> cells = new ArrayList<>(row.size());
        for (String cell : row) {
            if (cell.length() > SheetReader.LONGEST_CELL) {
                throw SheetReader.tooLong(number);
            }
            if (cell.indexOf('\0') >= 0) {
                throw new UnreadableSheet("不是能读的表格文件：请上传 .xlsx 或 CSV。");
            }
            cells.add(cell.strip());
        }
        return new Line(number, cells);
    }

    private static Reader reader(Path file, Charset charset) throws IOException {
        InputStream in = Files.newInputStream(file);
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private static Charset charset(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int first = in.read();
            int second = in.read();
            if (first == 0xFF && second == 0xFE) {
                return StandardCharsets.UTF_16LE;
            }
            if (first == 0xFE && second == 0xFF) {
                return StandardCharsets.UTF_16BE;
            }
        }
        try (Reader reader = reader(file, StandardCharsets.UTF_8)) {
            char[] buffer = new char[8192];
            while (reader.read(buffer) >= 0) {
                // only to see whether every byte is UTF-8
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return GB18030;
        }
    }

    private static char separator(Path file, Charset charset) throws IOException {
        try (Reader reader = reader(file, charset)) {
            char[] start = new char[8192];
            int length = Math.max(0, reader.read(start));
            long tabs =
                    new String(start, 0, length).chars().filter(c -> c == '\t').count();
            long commas =
                    new String(start, 0, length).chars().filter(c -> c == ',').count();
            return tabs > commas ? '\t' : ',';
        } catch (CharacterCodingException broken) {
            return ',';
        }
    }

    /** Stops a quote that is never closed from swallowing the whole file. */
    private static final class Bounded extends FilterReader {
        private long read;

        Bounded(Reader in) {
            super(in);
        }

        void recordEnds() {
            read = 0;
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            int got = super.read(buffer, from, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int more) throws IOException {
            read += more;
            if (read > LONGEST_RECORD) {
                throw new CharacterCodingException();
            }
        }
    }
}
