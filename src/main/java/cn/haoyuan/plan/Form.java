package cn.haoyuan.plan;

import java.util.List;
import java.util.Optional;

/**
 * The form of a filing.
 *
 * @param minutes honest estimate of the time it takes to fill in
 * @param reader who will read it
 */
public record Form(String id, String title, int minutes, String reader, List<Section> sections) {

    private static final int TITLE = 40;
    private static final String COPY = "（副本）";

    public Form {
        sections = List.copyOf(sections);
    }

    /** The field with this id; ids are unique within a form. */
    public Optional<Field> field(String fieldId) {
        return fields().stream().filter(field -> field.id().equals(fieldId)).findFirst();
    }

    /** All fields in their order. */
    public List<Field> fields() {
        return sections.stream().flatMap(section -> section.fields().stream()).toList();
    }

    /** Whether it asks of rows on which day they were done, else why not: what is filed with it may leave some open. */
    public boolean leavesOpen() {
        return fields().stream().flatMap(Field::doneOn).findAny().isPresent();
    }

    /** What a form that is made from nothing begins with: one question. */
    static Form blank(String id) {
        Field question = Field.question("q-1", "主要内容", 1000);
        return new Form(
                id, "新表单", 30, "接收单位", List.of(new Section("s-1", "主要内容", "写清做什么、谁来做、何时完成。", List.of(question))));
    }

    /** Another form that asks the same; work is announced by the first one only. */
    Form copied(String other) {
        int end = Math.min(title.length(), TITLE - COPY.length());
        String name = title.substring(0, Character.isHighSurrogate(title.charAt(end - 1)) ? end - 1 : end) + COPY;
        return new Form(
                other,
                name,
                minutes,
                reader,
                sections.stream()
                        .map(section -> new Section(
                                section.id(),
                                section.title(),
                                section.prompt(),
                                section.fields().stream()
                                        .map(Field::unannounced)
                                        .toList()))
                        .toList());
    }
}
