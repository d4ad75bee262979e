package cn.haoyuan.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form as it is typed on a page and not yet checked: the words of a form file, "" for nothing. Where its value comes from, what
 * it links to and what it announces is not typed: it stays as the draft has it.
 *
 * @param id made by the server, never typed
 * @param type of a field that is new; one that the draft has keeps its own
 * @param max "" for as much as its type takes
 * @param options one a line
 * @param alone one a line
 * @param begins what it begins with: "last", "anew", or "" for nothing; where the draft has another beginning, that stays
 */
public record TypedField(
        String id,
        String label,
        String type,
        boolean required,
        String max,
        String hint,
        String options,
        String alone,
        String begins,
        List<TypedColumn> columns) {

    /** The most columns that a page takes; the bundled forms have 7 at most. */
    public static final int MOST_COLUMNS = 12;

    /** That it begins with what was answered last. */
    public static final String LAST = "last";

    /** That it asks about its own period. */
    public static final String ANEW = "anew";

    public TypedField {
        columns = List.copyOf(columns);
    }

    /** Where a field that is added begins: with what it was answered last, so that nothing is asked twice. */
    static TypedField blank(String id, String type) {
        boolean table = type.equals(Words.of(FieldType.TABLE));
        return new TypedField(
                id,
                "",
                type,
                false,
                "",
                "",
                "",
                "",
                type.equals(Words.of(FieldType.ATTACHMENTS)) ? "" : LAST,
                table ? List.of(TypedColumn.blank("first")) : List.of());
    }

    static TypedField of(Field field) {
        return new TypedField(
                field.id(),
                field.label(),
                Words.of(field.type()),
                field.required(),
                field.max() == field.type().defaultMax() ? "" : String.valueOf(field.max()),
                field.hint(),
                String.join("\n", field.options()),
                String.join("\n", field.alone()),
                field.anew() ? ANEW : field.prefill() instanceof Prefill.Last ? LAST : "",
                field.columns().stream().map(TypedColumn::of).toList());
    }

    TypedField with(List<TypedColumn> other) {
        return new TypedField(id, label, type, required, max, hint, options, alone, begins, other);
    }

    /** The type, as far as it is one. */
    public FieldType kind() {
        return Words.find(FieldType.class, type).orElse(FieldType.TEXT);
    }

    /** {@code there}: the field as the draft has it, whose ties to others stay; null for one that is new. */
    Map<String, Object> tree(@Nullable Field there) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", id);
        TypedAsk.put(tree, "label", label);
        TypedAsk.put(tree, "type", there == null ? type : Words.of(there.type()));
        if (required) {
            tree.put("required", true);
        }
        TypedAsk.put(tree, "max", max);
        TypedAsk.put(tree, "hint", hint);
        put(tree, "options", options);
        put(tree, "alone", alone);
        if (there != null && there.source() != null) {
            tree.put("source", Words.of(there.source()));
        }
        if (there != null && there.links() != null) {
            tree.put("links", there.links() instanceof GoalLinks.Goals(FieldRef ref) ? ref.word() : "measures");
        }
        if (there != null && there.announces() != null) {
            tree.put("announces", Words.of(there.announces()));
        }
        if (there != null && there.past()) {
            tree.put("past", true);
        }
        switch (there == null ? null : there.prefill()) {
            case Prefill.FromForm(FieldRef ref) -> tree.put("prefill", "form:" + ref.word());
            case Prefill.Register(KnownTable table) -> tree.put("prefill", "register:" + Words.of(table));
            case Prefill.Event event -> tree.put("prefill", "event");
            case null, default -> {
                if (begins.equals(ANEW)) {
                    tree.put(ANEW, true);
                } else {
                    TypedAsk.put(tree, "prefill", begins);
                }
            }
        }
        if (!columns.isEmpty()) {
            tree.put(
                    "columns",
                    columns.stream()
                            .map(column -> column.tree(there == null ? null : there.column(column.id())))
                            .toList());
        }
        return tree;
    }

    /** Lines as the items of a list, blank ones left out. */
    private static void put(Map<String, Object> tree, String key, String lines) {
        List<String> items =
                lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (!items.isEmpty()) {
            tree.put(key, items);
        }
    }
}
