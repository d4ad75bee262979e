package cn.haoyuan.filing.web;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.files.Attachment;
import cn.haoyuan.filing.FieldProblem;
import cn.haoyuan.filing.FormCheck;
import cn.haoyuan.filing.LinkOption;
import cn.haoyuan.filing.Typed;
import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.ColumnType;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field as a page shows it, to be read or to be filled in.
 *
 * @param text what was typed, or what the register knows
 * @param rows as typed; to be filled in, with empty ones at the end
 * @param links what a goal may link to; to be read, what its links say
 * @param problems what is wrong, by the id of the input
 * @param prefilled where the value was brought from; null if a person typed it
 * @param fresh the number of the first row that was just added, to go on in; null without such rows
 * @param removed the number of the row that is to be deleted once that is confirmed; null for none
 * @param linked whose goals its own link to; null for none, and where nothing is filled in
 * @param restorable whether rows that it began with are missing, and may be put back
 * @param today the latest day of what is done; null where nothing is filled in
 */
public record FieldView(
        Field field,
        String text,
        List<String> chosen,
        List<Map<String, String>> rows,
        List<Attachment> files,
        List<LinkOption> links,
        Map<String, String> problems,
        @Nullable String prefilled,
        @Nullable Integer fresh,
        @Nullable Integer removed,
        @Nullable LinkedTo linked,
        boolean restorable,
        @Nullable LocalDate today) {

    /** What stands in the place of a day on which something was done, where it is not. */
    public static final String UNDONE = "没有办完";

    /** The id of its input, and where a link to it leads. */
    public String anchor() {
        return FieldProblem.at(field.id());
    }

    /** The name of its parameter. */
    public String name() {
        return Typed.name(field);
    }

    public String anchor(int row, String column) {
        return FieldProblem.at(field.id(), row, column);
    }

    public String name(int row, String column) {
        return name() + "." + row + "." + column;
    }

    /** The latest day that may be filled in, "" for any. */
    public String latest() {
        return latest(field.past());
    }

    public String latest(Column column) {
        return latest(column.past());
    }

    private String latest(boolean past) {
        return past && today != null ? today.toString() : "";
    }

    /** What is wrong with it as a whole, or null. */
    public @Nullable String problem() {
        return problems.get(anchor());
    }

    public @Nullable String problem(int row, String column) {
        return problems.get(anchor(row, column));
    }

    /** Whether it is told that its text is longer than it takes, so that its problem says how long it may be. */
    public boolean tooLong() {
        return problem() != null && FormCheck.exceeds(text, field.max());
    }

    /** Whether it is one of the types that hold rows. */
    public boolean tabular() {
        return field.type() == FieldType.TABLE || field.type() == FieldType.GOALS;
    }

    /** Its one value as it is read, a day in words. */
    public String words() {
        return field.type() == FieldType.DATE ? words(text) : text;
    }

    /** A cell as it is read, a day in words; "" for an empty one. */
    public String words(Map<String, String> row, Column column) {
        String typed = row.getOrDefault(column.id(), "");
        return column.type() == ColumnType.DATE ? words(typed) : typed;
    }

    /** Whether a row that says something has no day in this column, which says when it was done. */
    public boolean undone(Map<String, String> row, Column column) {
        return row.getOrDefault(column.id(), "").isBlank()
                && field.doneOn().anyMatch(column::equals)
                && row.values().stream().anyMatch(cell -> !cell.isBlank());
    }

    /** Whether it has too many columns for each day to stand in one line. */
    public boolean crowded() {
        return field.columns().size() > 6;
    }

    private static String words(String day) {
        LocalDate read = DayInWords.read(day);
        return read == null ? day : DayInWords.of(read);
    }

    /** How much of what it requires is still empty: the whole field, or cells of rows that say something. */
    public int missing() {
        return field.required() && blank() ? 1 : FormCheck.gaps(field, rows).size();
    }

    /** Whether nothing was typed yet. */
    public boolean blank() {
        return text.isBlank()
                && chosen.isEmpty()
                && files.isEmpty()
                && rows.stream().allMatch(row -> row.values().stream().allMatch(String::isBlank));
    }

    /** The words of what a goal links to; "" when it links to nothing. */
    public String linkWords(String value) {
        return links.stream()
                .filter(option -> option.value().equals(value))
                .map(LinkOption::label)
                .findFirst()
                .orElse(value.isBlank() ? "" : "（已调整的目标）");
    }

    /** Whether the value of a goal's link is still offered. */
    public boolean offers(String value) {
        return links.stream().anyMatch(option -> option.value().equals(value));
    }
}
