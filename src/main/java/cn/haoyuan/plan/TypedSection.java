package cn.haoyuan.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A section of a form as it is typed on a page and not yet checked.
 *
 * @param id made by the server, never typed
 */
public record TypedSection(String id, String title, String prompt, List<TypedField> fields) {

    public TypedSection {
        fields = List.copyOf(fields);
    }

    static TypedSection of(Section section) {
        return new TypedSection(
                section.id(),
                section.title(),
                section.prompt(),
                section.fields().stream().map(TypedField::of).toList());
    }

    TypedSection with(List<TypedField> other) {
        return new TypedSection(id, title, prompt, other);
    }

    Map<String, Object> tree(Form there) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", id);
        TypedAsk.put(tree, "title", title);
        TypedAsk.put(tree, "prompt", prompt);
        tree.put(
                "fields",
                fields.stream()
                        .map(field -> field.tree(there.field(field.id()).orElse(null)))
                        .toList());
        return tree;
    }
}
