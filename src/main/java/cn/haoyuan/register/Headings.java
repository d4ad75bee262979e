package cn.haoyuan.register;

import cn.haoyuan.org.UnitKind;
import cn.haoyuan.sheet.LikelyHeadings;
import cn.haoyuan.sheet.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which column stands where in a file.
 *
 * @param line number of the (first) row of headings
 * @param columns position of each column found, 0-based
 * @param kind position of a column that says of which kind a unit is, as in the list of units; -1 for none
 * @param ignored headings that mean nothing here
 * @param doubled headings that stand twice
 */
record Headings(int line, Map<RegisterColumn, Integer> columns, int kind, List<String> ignored, List<String> doubled) {

    /** As the list of units calls it. */
    static final String KIND = "级别";

    /** So many known columns make a row one of headings, a name or a code among them. */
    static final int FEWEST = 3;

    /** What of a row would be headings, whether it is one of headings or not. */
    static Headings of(Line line) {
        return read(line.number(), line.cells());
    }

    /** Whether the row is one of headings: a code or a name, and enough known columns in all. */
    boolean head() {
        return columns.size() >= FEWEST
                && (columns.containsKey(RegisterColumn.CODE) || columns.containsKey(RegisterColumn.NAME));
    }

    /** The same, where it is none. */
    LikelyHeadings likely() {
        return new LikelyHeadings(
                line, columns.keySet().stream().map(RegisterColumn::heading).toList(), ignored);
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
        int kind = cells.indexOf(KIND);
        for (int i = 0; i < cells.size(); i++) {
            String heading = cells.get(i);
            Optional<RegisterColumn> column = RegisterColumn.of(heading);
            if (column.isEmpty()) {
                if (!heading.isEmpty() && i != kind) {
                    ignored.add(Cells.brief(heading));
                }
            } else if (columns.putIfAbsent(column.get(), i) != null) {
                doubled.add(Cells.brief(heading));
            }
        }
        return new Headings(line, columns, kind, ignored, doubled);
    }

    /** Whether the line is about a unit above the kindergartens, which the list of units contains as well. */
    boolean otherKind(Line line) {
        String said = line.cell(kind);
        return Arrays.stream(UnitKind.values())
                .anyMatch(
                        other -> other != UnitKind.KINDERGARTEN && other.label().equals(said));
    }

    boolean has(RegisterColumn column) {
        return columns.containsKey(column);
    }

    String cell(Line line, RegisterColumn column) {
        return line.cell(columns.getOrDefault(column, -1));
    }
}
