package cn.haoyuan.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads the first visible sheet of an xlsx file, or a CSV file in UTF-8, UTF-16 or GBK, row by row. Told apart by content, not
 * by name. Rows and cells are bounded before anything is unpacked.
 */
public final class SheetReader {

    /** Largest file, in bytes. */
    public static final long LARGEST = 50L * 1024 * 1024;

    /** Most rows of a sheet, headings and empty ones included. */
    public static final int MOST_ROWS = 100_000;

    /** Most cells of a row. */
    public static final int MOST_CELLS = 256;

    /** Longest text of a cell, in characters. */
    public static final int LONGEST_CELL = 32_767;

    private SheetReader() {}

    /**
     * Hands every row that is not empty to {@code lines}, in order. What {@code lines} throws ends the reading.
     *
     * @throws UnreadableSheet if the file is none of these, broken, or too large
     */
    public static void read(Path file, Consumer<Line> lines) throws IOException, UnreadableSheet {
        long size = Files.size(file);
        if (size == 0) {
            throw new UnreadableSheet("文件是空的。");
        }
        if (size > LARGEST) {
            throw new UnreadableSheet("文件超过 50 MB。");
        }
        byte[] head = new byte[8];
        try (InputStream in = Files.newInputStream(file)) {
            int length = in.readNBytes(head, 0, head.length);
            if (length >= 4 && head[0] == 'P' && head[1] == 'K') {
                XlsxReader.read(file, lines);
                return;
            }
        }
        if ((head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF) {
            throw new UnreadableSheet("这是旧版 .xls 或加了密码的文件，请另存为不加密的 .xlsx 或 CSV 再上传。");
        }
        CsvReader.read(file, lines);
    }

    static UnreadableSheet tooManyRows() {
        return new UnreadableSheet("文件超过 " + MOST_ROWS + " 行，请分成几个文件。");
    }

    static UnreadableSheet tooManyCells(int row) {
        return new UnreadableSheet("第 " + row + " 行超过 " + MOST_CELLS + " 列。");
    }

    static UnreadableSheet tooLong(int row) {
        return new UnreadableSheet("第 " + row + " 行有单元格超过 " + LONGEST_CELL + " 个字。");
    }
}
