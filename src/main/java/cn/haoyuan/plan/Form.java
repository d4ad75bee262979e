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
}
