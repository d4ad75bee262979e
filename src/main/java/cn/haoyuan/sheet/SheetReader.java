package cn.haoyuan.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first visible sheet of an xlsx file, or a CSV file in UTF-8, UTF-16 or GBK, row by row. Told apart by content;
 * the name only says what a file that cannot be read was meant to be. Rows and cells are bounded before anything is unpacked.
 */
public final class SheetReader {

    /** Largest file, in megabytes. */
    public static final int MEGABYTES = 50;

    private static final long LARGEST = (long) MEGABYTES << 20;

    /** Most rows of a sheet, headings and empty ones included. */
    public static final int MOST_ROWS = 100_000;

    /** Most cells of a row. */
    public static final int MOST_CELLS = 256;

    /** Longest text of a cell, in characters. */
    public static final int LONGEST_CELL = 32_767;

    private static final String SAVE_ANEW = "请在 Excel 或 WPS 中打开，另存为 .xlsx 再上传。";

    private SheetReader() {}

    /** {@link #read(Path, String, Consumer)} for a file whose name is not known: its content alone says what it is. */
    public static void read(Path file, Consumer<Line> lines) throws IOException, UnreadableSheet {
        read(file, "", lines);
    }

    /**
     * Hands every row that is not empty to {@code lines}, in order. What {@code lines} throws ends the reading.
     *
     * @param name what the file was called where it comes from; tells a broken workbook from broken text
     * @return which sheet was read, as part of a sentence to begin with; "" where there is only one
     * @throws UnreadableSheet if the file is none of these, broken, or too large
     */
    public static String read(Path file, String name, Consumer<Line> lines) throws IOException, UnreadableSheet {
        long size = Files.size(file);
        if (size == 0) {
            throw new UnreadableSheet("文件是空的（0 字节），请检查后重新上传。");
        }
        if (size > LARGEST) {
            throw new UnreadableSheet("文件超过 " + MEGABYTES + " MB。");
        }
        return switch (SheetKind.of(file, name)) {
            case WORKBOOK -> XlsxReader.read(file, lines);
            case TEXT -> {
                CsvReader.read(file, lines);
                yield "";
            }
            case BROKEN_WORKBOOK -> throw broken(null);
            case NO_SHEET -> throw new UnreadableSheet("这不是表格文件，请上传 .xlsx 或 CSV。");
            case OLD_WORKBOOK -> throw new UnreadableSheet("这是旧版 .xls 文件，不能直接读。" + SAVE_ANEW);
            case LOCKED -> throw new UnreadableSheet("这个文件设了打开密码，读不了。请在 Excel 或 WPS 中取消密码，另存为 .xlsx 再上传。");
            case WEB_PAGE -> throw new UnreadableSheet("这是网页格式的表格（有的系统导出的 .xls 其实是网页），不能直接读。" + SAVE_ANEW);
        };
    }

    static UnreadableSheet broken(@Nullable Throwable cause) {
        return new UnreadableSheet("这不是能打开的 .xlsx 文件（可能已损坏，或者是别的文件改了名）。" + SAVE_ANEW, cause);
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
