package cn.haoyuan.register;

import cn.haoyuan.sheet.Line;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which column stands where in a file.
 *
 * @param line number of the (first) row of headings
 * @param columns position of each column found, 0-based
 * @param ignored headings that mean nothing here
 * @param doubled headings that stand twice
 */
record Headings(int line, Map<RegisterColumn, Integer> columns, List<String> ignored, List<String> doubled) {

    /** The headings of a row, if it is one of headings: a code or a name, and at least three known columns in all. */
    static Optional<Headings> of(Line line) {
        Headings found = read(line.number(), line.cells());
        boolean heads = found.columns.size() >= 3
                && (found.columns.containsKey(RegisterColumn.CODE) || found.columns.containsKey(RegisterColumn.NAME));
        return heads ? Optional.of(found) : Optional.empty();
    }

    /**
     * The headings of two rows, if the second goes on where merged cells of the first end (班数 over 小班, 中班, 大班): it is
     * empty under the code and the name, and names something.
     */
    static Optional<Headings> of(Line upper, Line lower, Headings first) {
        boolean goesOn = List.of(RegisterColumn.CODE, RegisterColumn.NAME).stream()
                .allMatch(column ->
                        lower.cell(first.columns.getOrDefault(column, -1)).isEmpty());
        if (!goesOn) {
            return Optional.empty();
        }
        List<String> joined = new ArrayList<>();
        String above = "";
        for (int i = 0; i < Math.max(upper.cells().size(), lower.cells().size()); i++) {
            above = upper.cell(i).isEmpty() ? above : upper.cell(i);
            joined.add(lower.cell(i).isEmpty() ? upper.cell(i) : above + lower.cell(i));
        }
        Headings both = read(upper.number(), joined);
        return both.columns.size() > first.columns.size() ? Optional.of(both) : Optional.empty();
    }

    private static Headings read(int line, List<String> cells) {
        Map<RegisterColumn, Integer> columns = new EnumMap<>(RegisterColumn.class);
        List<String> ignored = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String heading = cells.get(i);
            Optional<RegisterColumn> column = RegisterColumn.of(heading);
            if (column.isEmpty()) {
                if (!heading.isEmpty()) {
                    ignored.add(Cells.brief(heading));
                }
            } else if (columns.putIfAbsent(column.get(), i) != null) {
                doubled.add(Cells.brief(heading));
            }
        }
        return new Headings(line, columns, ignored, doubled);
    }

    boolean has(RegisterColumn column) {
        return columns.containsKey(column);
    }

    String cell(Line line, RegisterColumn column) {
        return line.cell(columns.getOrDefault(column, -1));
    }
}
