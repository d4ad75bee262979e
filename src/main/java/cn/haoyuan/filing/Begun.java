package cn.haoyuan.filing;

import cn.haoyuan.database.Cut;
import cn.haoyuan.duty.LetterLines;
import cn.haoyuan.duty.Wording;
import cn.haoyuan.plan.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A row with which a table begins. Which row of the table answers it, its first column tells, whatever spaces are in it.
 *
 * @param former what its first column said before what it comes from was reworded, the latest first
 * @param added whether it came there only with a correction
 */
record Begun(Map<String, String> row, List<String> former, boolean added) {

    Begun(Map<String, String> row) {
        this(row, List.of(), false);
    }

    /** One for each line that a letter numbers, as many and as long as the table takes. */
    static List<Begun> by(Field field, Wording letter) {
        return by(field, LetterLines.of(letter).lines());
    }

    static List<Begun> by(Field field, List<LetterLines.Line> lines) {
        String column = field.columns().getFirst().id();
        return lines.stream()
                .limit(field.max())
                .map(line -> new Begun(
                        Map.of(column, cell(line.words())),
                        line.former().stream().map(Begun::cell).toList(),
                        line.added()))
                .toList();
    }

    static String cell(String line) {
        return Cut.to(FormCheck.CELL, line);
    }

    /**
     * The place among the rows of the one that answers each, -1 for none: what it says now goes before what it said. What stands there twice is
     * answered by two.
     */
    static int[] answered(Field field, List<Begun> begun, List<Map<String, String>> rows) {
        List<String> left =
                new ArrayList<>(rows.stream().map(row -> key(field, row)).toList());
        int[] at = new int[begun.size()];
        Arrays.setAll(at, i -> take(left, Stream.of(key(field, begun.get(i).row()))));
        for (int i = 0; i < at.length; i++) {
            if (at[i] < 0) {
                at[i] = take(left, begun.get(i).former().stream().map(LetterLines::key));
            }
        }
        return at;
    }

    /** Where the first of these stands that does, which no other takes then; -1 for nowhere. */
    private static int take(List<String> left, Stream<String> keys) {
        int at = keys.mapToInt(left::indexOf)
                .filter(found -> found >= 0)
                .findFirst()
                .orElse(-1);
        if (at >= 0) {
            left.set(at, "");
        }
        return at;
    }

    static String name(Field field, Map<String, String> row) {
        return row.getOrDefault(field.columns().getFirst().id(), "").strip();
    }

    static String key(Field field, Map<String, String> row) {
        return LetterLines.key(name(field, row));
    }
}
