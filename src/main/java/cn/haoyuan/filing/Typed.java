package cn.haoyuan.filing;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.ColumnType;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.GoalLinks;
import cn.haoyuan.web.NumberInWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What came in with a form: {@code f.field} for a field (repeated for several choices; always present, if only empty, for
 * a field that was on the page), {@code f.field.row.column} for a cell. Kept as typed, whatever it is, but for what no text
 * in the database can hold, for a day, which is kept as 2022-11-23 however it is written, and for a number, which is kept without
 * its measure word.
 */
public record Typed(Map<String, List<String>> parameters) {

    /** The column of a goals field that holds the goal itself. */
    public static final String GOAL = "text";

    /** The column of a goals field that holds what the goal links to. */
    public static final String LINK = "link";

    public static final Column GOAL_COLUMN = new Column(GOAL, "目标", ColumnType.TEXT);

    private static final int MOST_ROWS = 100_000;

    public static String name(Field field) {
        return "f." + field.id();
    }

    /** The content with what was typed over what was there; a field that was not on the page stays. */
    Content over(Content before, Form form) {
        Content content = before;
        for (Field field : form.fields()) {
            List<String> values = parameters.get(name(field));
            if (values != null && field.type() != FieldType.KNOWN) {
                content = content.with(field.id(), value(field, values));
            }
        }
        return content;
    }

    /** The first value of a parameter; "" for none. */
    public String word(String parameter) {
        return parameters.getOrDefault(parameter, List.of("")).getFirst();
    }

    /** How many rows before this one say something: its number once it is saved. */
    public int filledBefore(String field, int row) {
        return (int) IntStream.range(0, row).filter(each -> filled(field, each)).count();
    }

    /** Whether anything was typed in a row as it was numbered on the page. */
    public boolean filled(String field, int row) {
        String prefix = "f." + field + "." + row + ".";
        return parameters.entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith(prefix)
                        && !entry.getValue().getLast().isBlank());
    }

    private Value value(Field field, List<String> values) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT, CHOICE, KNOWN -> new Value.Text(clean(values.getLast()));
            case NUMBER -> new Value.Text(NumberInWords.plain(clean(values.getLast()), field.label()));
            case DATE -> new Value.Text(day(values.getLast()));
            case CHOICES, ATTACHMENTS ->
                new Value.Items(values.stream()
                        .map(Typed::clean)
                        .filter(item -> !item.isBlank())
                        .distinct()
                        .toList());
            case TABLE, GOALS -> new Value.Rows(rows(field));
        };
    }

    private List<Map<String, String>> rows(Field field) {
        SortedMap<Integer, Map<String, String>> rows = new TreeMap<>();
        Map<String, Column> columns = new LinkedHashMap<>();
        columns(field).forEach(column -> columns.put(column.id(), column));
        String prefix = name(field) + ".";
        parameters.forEach((name, values) -> {
            String[] parts =
                    name.startsWith(prefix) ? name.substring(prefix.length()).split("\\.", 2) : new String[0];
            Column column = parts.length == 2 && parts[0].matches("[0-9]{1,5}") ? columns.get(parts[1]) : null;
            if (column != null) {
                int row = Integer.parseInt(parts[0]);
                if (row < MOST_ROWS) {
                    rows.computeIfAbsent(row, r -> new LinkedHashMap<>())
                            .put(column.id(), cell(column, values.getLast()));
                }
            }
        });
        List<Map<String, String>> ordered = new ArrayList<>();
        for (Map<String, String> row : rows.values()) {
            Map<String, String> cells = new LinkedHashMap<>();
            columns.keySet().forEach(column -> cells.put(column, row.getOrDefault(column, "")));
            ordered.add(cells);
        }
        return ordered;
    }

    private static String cell(Column column, String typed) {
        return switch (column.type()) {
            case TEXT -> clean(typed);
            case NUMBER -> NumberInWords.plain(clean(typed), column.label());
            case DATE -> day(typed);
        };
    }

    /** What a page would send for this content. */
    public static Map<String, List<String>> parameters(Content content, Form form) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            switch (content.values().get(field.id())) {
                case null -> parameters.put(name(field), List.of(""));
                case Value.Text(String text) -> parameters.put(name(field), List.of(text));
                case Value.Items(List<String> items) ->
                    parameters.put(
                            name(field),
                            Stream.concat(Stream.of(""), items.stream()).toList());
                case Value.Rows(List<Map<String, String>> rows) -> {
                    parameters.put(name(field), List.of(""));
                    for (int i = 0; i < rows.size(); i++) {
                        String prefix = name(field) + "." + i + ".";
                        rows.get(i).forEach((column, cell) -> parameters.put(prefix + column, List.of(cell)));
                    }
                }
            }
        }
        return parameters;
    }

    /** All columns of a table; a goals field has two of its own. */
    public static List<Column> columns(Field field) {
        return field.type() == FieldType.GOALS
                ? Stream.concat(Stream.of(GOAL_COLUMN, linkColumn(field)), field.columns().stream())
                        .toList()
                : field.columns();
    }

    /** The column of a goals field that says what a goal links to, wherever those goals stand: above, or in the unit's own plan. */
    public static Column linkColumn(Field field) {
        return new Column(LINK, field.links() instanceof GoalLinks.Measures ? "对应的举措" : "对应的目标", ColumnType.TEXT);
    }

    private static String day(String text) {
        LocalDate day = DayInWords.read(text);
        return day == null ? clean(text) : day.toString();
    }

    /** Line ends as one character; NUL and halves of characters, which no text in the database can hold, left out. */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(point -> {
            if (point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)) {
                clean.appendCodePoint(point == '\r' ? '\n' : point);
            }
        });
        return clean.toString();
    }
}
