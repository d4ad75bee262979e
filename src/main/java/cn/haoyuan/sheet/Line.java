package cn.haoyuan.sheet;

import java.util.List;

/**
 * A row of a spreadsheet, every cell as text: numbers plain, days as yyyy-MM-dd, booleans 是 or 否.
 *
 * @param number the row's number as the spreadsheet shows it, 1-based
 */
public record Line(int number, List<String> cells) {

    /** The cell in that column (0-based), without surrounding space and the sign that an export puts before it; "" if there is none. */
    public String cell(int column) {
        return column >= 0 && column < cells.size() ? SheetWriter.plain(cells.get(column)) : "";
    }

    public boolean blank() {
        return cells.stream().allMatch(String::isEmpty);
    }
}
