package cn.haoyuan.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The first visible sheet of an xlsx file, streamed. Formulas give the value that was last computed; nothing is computed here. */
final class XlsxReader {

    /** In a number format: what is quoted, escaped or a colour, and says nothing about days. */
    private static final Pattern NOT_CODE = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");

    /** Built-in formats of a year and a month. */
    private static final Set<Integer> MONTHS = Set.of(17, 27, 36, 50, 52, 57);

    /** One at a time: the texts that its sheets share are held in memory. */
    private static final Semaphore ONE = new Semaphore(1, true);

    private XlsxReader() {}

    static String read(Path file, Consumer<Line> lines) throws IOException, UnreadableSheet {
        XlsxBounds.check(file);
        ONE.acquireUninterruptibly();
        try (ReadableWorkbook workbook = open(file)) {
            List<Sheet> visible = workbook.getSheets()
                    .filter(each -> each.getVisibility() == SheetVisibility.VISIBLE)
                    .toList();
            if (visible.isEmpty()) {
                throw new UnreadableSheet("文件里没有可见的工作表。");
            }
            Sheet sheet = visible.getFirst();
            try (Stream<Row> rows = sheet.openStream()) {
                Iterator<Row> each = rows.iterator();
                while (next(each)) {
                    Line line = line(each.next());
                    if (!line.blank()) {
                        lines.accept(line);
                    }
                }
            }
            return visible.size() == 1 ? "" : "只读第一张工作表，即“" + sheet.getName() + "”：";
        } catch (ExcelReaderException broken) {
            throw SheetReader.broken(broken);
        } catch (IOException broken) {
            if (broken instanceof NoSuchFileException) {
                throw broken;
            }
            throw SheetReader.broken(broken);
        } finally {
            ONE.release();
        }
    }

    /** Without formats of cells where there is no part of styles, which some systems leave out of what they export. */
    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException noStyles) {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
        }
    }

    private static boolean next(Iterator<Row> rows) throws UnreadableSheet {
        try {
            return rows.hasNext();
        } catch (RuntimeException broken) {
            throw SheetReader.broken(broken);
        }
    }

    private static Line line(Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int column = 0; column < row.getCellCount(); column++) {
            cells.add(text(row.getOptionalCell(column).orElse(null)));
        }
        return new Line(row.getRowNum(), cells);
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        Object value = cell.getValue();
        return switch (value) {
            case null -> cell.getType() == CellType.ERROR && cell.getRawValue() != null ? cell.getRawValue() : "";
            case Boolean yes -> yes ? "是" : "否";
            case BigDecimal number -> dated(cell) ? day(cell, number) : plain(number);
            default -> value.toString().strip();
        };
    }

    /** Numbers beyond what a sheet shows are left as they are written: to set the scale of 1E-300000000 would take minutes. */
    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) <= 30
                        && number.precision() <= 40
                        && number.abs().compareTo(BigDecimal.valueOf(1e15)) < 0
                ? number.setScale(Math.min(10, Math.max(0, number.scale())), RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : number.toString();
    }

    private static String day(Cell cell, BigDecimal number) {
        try {
            LocalDate day = cell.asDate().toLocalDate();
            return day.getDayOfMonth() == 1 && withoutDay(cell)
                    ? YearMonth.from(day).toString()
                    : day.toString();
        } catch (RuntimeException notADay) {
            return plain(number);
        }
    }

    /** Whether a day is shown as its month: the built-in formats of a year and a month (17, 27, 36, 50, 52, 57) or one that names both and no day. */
    private static boolean withoutDay(Cell cell) {
        Integer id = cell.getDataFormatId();
        String code = code(cell.getDataFormatString());
        return code.isEmpty()
                ? id != null && MONTHS.contains(id)
                : code.contains("y") && code.contains("m") && !code.contains("d");
    }

    private static String code(@Nullable String format) {
        return format == null ? "" : NOT_CODE.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Whether the number is shown as a day: the built-in formats of days (14–22, 27–36, 50–58) or one that names year or day. */
    private static boolean dated(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58)) {
            return true;
        }
        String format = cell.getDataFormatString();
        if (format == null || format.equalsIgnoreCase("General")) {
            return false;
        }
        String code = code(format);
        return code.contains("y") || code.contains("d") || code.contains("e") && code.contains("m");
    }
}
