package cn.haoyuan.plan;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param max characters, rows, files or the largest value, as {@link FieldType} says
 * @param hint how to fill it in; may be empty
 * @param options the choices, for choice and choices only
 * @param alone those of several choices that are chosen without another, as 尚未建立
 * @param columns the columns of a table; the columns of goals beside the goal's text and link
 * @param links what each goal links to, for goals only
 * @param source where the value comes from, for known only
 * @param prefill what the field starts with
 * @param announces the kind of work, still to be recorded, that the rows of a table announce; null for other tables
 * @param past whether its day is one of what is done: not after the day on which it is looked at
 * @param anew whether it asks about its own period, so that what was answered before is no answer
 */
public record Field(
        String id,
        String label,
        FieldType type,
        boolean required,
        int max,
        String hint,
        List<String> options,
        List<String> alone,
        List<Column> columns,
        @Nullable GoalLinks links,
        @Nullable KnownSource source,
        @Nullable Prefill prefill,
        @Nullable EvidenceKind announces,
        boolean past,
        boolean anew) {

    public Field {
        options = List.copyOf(options);
        alone = List.copyOf(alone);
        columns = List.copyOf(columns);
    }

    /** The column with this id; null where there is none. */
    public @Nullable Column column(String columnId) {
        return columns.stream()
                .filter(column -> column.id().equals(columnId))
                .findFirst()
                .orElse(null);
    }

    /** The columns of days on which what stands in a row was done, where another asks why it was not. */
    public Stream<Column> doneOn() {
        return columns.stream()
                .filter(day ->
                        day.past() && columns.stream().anyMatch(why -> day.id().equals(why.unless())));
    }

    /** The day instead of which a column says why there is none, so that only one of the two is filled; null for other columns. */
    public @Nullable Column insteadOf(Column why) {
        return doneOn().filter(day -> day.id().equals(why.unless())).findFirst().orElse(null);
    }

    /** A long text that must be written, and begins with what was written the last time. */
    static Field question(String id, String label, int max) {
        return new Field(
                id,
                label,
                FieldType.LONG_TEXT,
                true,
                max,
                "",
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                new Prefill.Last(),
                null,
                false,
                false);
    }

    /** The same without announcing work, and so without columns that become parts of its record. */
    Field unannounced() {
        return announces == null
                ? this
                : new Field(
                        id,
                        label,
                        type,
                        required,
                        max,
                        hint,
                        options,
                        alone,
                        columns.stream().map(Column::unannounced).toList(),
                        links,
                        source,
                        prefill,
                        null,
                        past,
                        anew);
    }
}
