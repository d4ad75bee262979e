package cn.haoyuan.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads form files. References between forms are checked when all of them are read. */
final class FormReader {

    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final List<Runnable> checks = new ArrayList<>();
    private final FieldReader fieldReader = new FieldReader(this::refersTo);

    /** What a form file says it is called; "" where it does not. */
    static String id(PlanFile file) {
        return YamlFile.open(file, new ArrayList<>()).id("id");
    }

    FormReader() {}

    /** {@code known}: sound forms that those to be read may refer to. */
    FormReader(List<Form> known) {
        known.forEach(form -> forms.put(form.id(), form));
    }

    void read(YamlMap map) {
        if (map.isEmpty()) {
            return;
        }
        Set<String> fieldIds = new HashSet<>();
        Set<String> sectionIds = new HashSet<>();
        List<Section> sections = new ArrayList<>();
        String id = map.id("id");
        String title = map.text("title", 40);
        int minutes = map.whole("minutes", 1, 10_000);
        String reader = map.text("reader", 40);
        for (YamlMap section : map.someMaps("sections")) {
            Section read = section(section, fieldIds);
            if (!sectionIds.add(read.id())) {
                section.refuse("id", "标识“%s”重复".formatted(read.id()));
            }
            sections.add(read);
        }
        map.done();
        if (forms.putIfAbsent(id, new Form(id, title, minutes, reader, sections)) != null) {
            map.refuse("id", "标识“%s”重复".formatted(id));
        }
    }

    private Section section(YamlMap map, Set<String> fieldIds) {
        List<Field> fields = new ArrayList<>();
        for (YamlMap field : map.someMaps("fields")) {
            Field read = fieldReader.read(field);
            if (!fieldIds.add(read.id())) {
                field.refuse("id", "标识“%s”在本表单中重复".formatted(read.id()));
            }
            fields.add(read);
        }
        Section section = new Section(map.id("id"), map.text("title", 40), map.text("prompt", 400), fields);
        map.done();
        return section;
    }

    /** Remembers to check that the field exists and is of the type. */
    private void refersTo(YamlMap map, String key, FieldRef ref, FieldType type) {
        checks.add(() -> {
            Form form = forms.get(ref.form());
            if (form == null) {
                map.refuse(key, "没有表单“%s”".formatted(ref.form()));
            } else if (form.field(ref.field()).isEmpty()) {
                map.refuse(key, "表单“%s”没有字段“%s”".formatted(ref.form(), ref.field()));
            } else if (form.field(ref.field()).filter(f -> f.type() != type).isPresent()) {
                map.refuse(key, "“%s/%s”的类型不是%s".formatted(ref.form(), ref.field(), Words.said(type)));
            }
        });
    }

    void checkReferences() {
        checks.forEach(Runnable::run);
    }

    Set<String> ids() {
        return forms.keySet();
    }

    List<Form> forms() {
        return List.copyOf(forms.values());
    }
}
