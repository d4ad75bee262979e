package cn.haoyuan.filing;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers that go over into a form which may ask otherwise than the one that they were given in. */
final class Fitting {

    private Fitting() {}

    /** What a field can hold of what was said to it, or to another, in an earlier version of the form; empty where that is nothing. */
    static Optional<Value> of(Field field, Value said) {
        Value fitting =
                switch (said) {
                    case Value.Text(String text) ->
                        switch (field.type()) {
                            case TEXT, LONG_TEXT -> said;
                            case NUMBER -> FormCheck.parse(text).isPresent() ? said : null;
                            case DATE -> DayInWords.read(text) == null ? null : said;
                            case CHOICE -> field.options().contains(text) ? said : null;
                            case CHOICES, TABLE, GOALS, ATTACHMENTS, KNOWN -> null;
                        };
                    case Value.Items(List<String> items) ->
                        switch (field.type()) {
                            case CHOICES ->
                                new Value.Items(items.stream()
                                        .filter(field.options()::contains)
                                        .toList());
                            case ATTACHMENTS -> said;
                            case TEXT, LONG_TEXT, NUMBER, DATE, CHOICE, TABLE, GOALS, KNOWN -> null;
                        };
                    case Value.Rows(List<Map<String, String>> rows) ->
                        field.type() == FieldType.TABLE || field.type() == FieldType.GOALS
                                ? new Value.Rows(rows.stream()
                                        .map(row -> cells(field, row))
                                        .toList())
                                : null;
                };
        return Optional.ofNullable(fitting).filter(value -> !value.blank());
    }

    private static Map<String, String> cells(Field field, Map<String, String> row) {
        Map<String, String> cells = new LinkedHashMap<>();
        Typed.columns(field).stream()
                .filter(column -> row.containsKey(column.id()) && fits(column, row.get(column.id())))
                .forEach(column -> cells.put(column.id(), row.get(column.id())));
        return cells;
    }

    /** A column of words takes all, also what is too long; one of numbers also what is too large: that is told at the cell. */
    private static boolean fits(Column column, String text) {
        return text.isBlank()
                || switch (column.type()) {
                    case TEXT -> true;
                    case NUMBER -> FormCheck.parse(text).isPresent();
                    case DATE -> DayInWords.read(text) != null;
                };
    }
}
