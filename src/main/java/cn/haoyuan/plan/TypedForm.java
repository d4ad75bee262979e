package cn.haoyuan.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A form as it is typed on a page and not yet checked; its id stays. */
public record TypedForm(String title, String minutes, String reader, List<TypedSection> sections) {

    /** The most sections that a page takes; the bundled forms have 6 at most. */
    public static final int MOST_SECTIONS = 12;

    /** The most fields that a page takes; the bundled forms have 21 at most. */
    public static final int MOST_FIELDS = 40;

    /** The most columns of all tables together. */
    public static final int MOST_COLUMNS = 50;

    public TypedForm {
        sections = List.copyOf(sections);
    }

    /** The form as a page shows it. */
    public static TypedForm of(Form form) {
        return new TypedForm(
                form.title(),
                String.valueOf(form.minutes()),
                form.reader(),
                form.sections().stream().map(TypedSection::of).toList());
    }

    TypedForm with(List<TypedSection> other) {
        return new TypedForm(title, minutes, reader, other);
    }

    /** All fields in their order. */
    public Stream<TypedField> fields() {
        return sections.stream().flatMap(section -> section.fields().stream());
    }

    public Optional<TypedField> field(String fieldId) {
        return fields().filter(field -> field.id().equals(fieldId)).findFirst();
    }

    /** Whether there is room for another section. */
    public boolean takesSection() {
        return sections.size() < MOST_SECTIONS;
    }

    /** Whether there is room for another field. */
    public boolean takesField() {
        return fields().count() < MOST_FIELDS;
    }

    /** Whether there is room for another column of a table. */
    public boolean takesColumn(TypedField table) {
        return table.columns().size() < TypedField.MOST_COLUMNS
                && fields().mapToInt(field -> field.columns().size()).sum() < MOST_COLUMNS;
    }

    /** {@code there}: the form as the draft has it, whose id it keeps, and whose fields' ties to others. */
    Map<String, Object> tree(Form there) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", there.id());
        TypedAsk.put(tree, "title", title);
        TypedAsk.put(tree, "minutes", minutes);
        TypedAsk.put(tree, "reader", reader);
        tree.put(
                "sections",
                sections.stream().map(section -> section.tree(there)).toList());
        return tree;
    }
}
