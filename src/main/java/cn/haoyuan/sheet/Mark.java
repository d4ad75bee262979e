package cn.haoyuan.sheet;

import org.apache.poi.ss.util.CellReference;

/**
 * What is wrong with a cell of a file.
 *
 * @param line number of the row as the spreadsheet shows it, 1-based
 * @param column 0-based; negative where the whole row is meant
 * @param message a Chinese sentence
 */
public record Mark(int line, int column, String message) {

    /** The column as the spreadsheet names it, as C; 整行 where the whole row is meant. */
    public String place() {
        return column < 0 ? "整行" : CellReference.convertNumToColString(column);
    }
}
