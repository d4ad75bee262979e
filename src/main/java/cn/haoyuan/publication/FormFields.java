package cn.haoyuan.publication;

import cn.haoyuan.plan.TypedColumn;
import cn.haoyuan.plan.TypedField;
import cn.haoyuan.plan.TypedForm;
import cn.haoyuan.plan.TypedSection;
import cn.haoyuan.web.NumberInWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.util.MultiValueMap;

/** Reads a form of a plan from the fields of its page; nothing else gets in. {@code s0.f2.c1.label} is the name of a column. */
record FormFields(MultiValueMap<String, String> fields) {

    TypedForm read() {
        List<TypedSection> sections = new ArrayList<>();
        for (int s = 0; fields.containsKey("s" + s + ".id"); s++) {
            String at = "s" + s + ".";
            List<TypedField> own = new ArrayList<>();
            for (int f = 0; fields.containsKey(at + "f" + f + ".id"); f++) {
                own.add(field(at + "f" + f + "."));
            }
            sections.add(new TypedSection(text(at + "id"), text(at + "title"), text(at + "prompt"), own));
        }
        return new TypedForm(text("title"), number("minutes", "分钟"), text("reader"), sections);
    }

    /** The type chosen for a field that is to be added to a section. */
    String added(int section) {
        String type = text("pick.s" + section);
        return FormChoices.types().stream().anyMatch(choice -> choice.value().equals(type)) ? type : "text";
    }

    private TypedField field(String at) {
        List<TypedColumn> columns = IntStream.iterate(0, c -> c + 1)
                .mapToObj(c -> at + "c" + c + ".")
                .takeWhile(column -> fields.containsKey(column + "id"))
                .map(column -> new TypedColumn(
                        text(column + "id"),
                        text(column + "label"),
                        text(column + "type"),
                        ticked(column + "required"),
                        number(column + "max", "")))
                .toList();
        return new TypedField(
                text(at + "id"),
                text(at + "label"),
                text(at + "type"),
                ticked(at + "required"),
                number(at + "max", ""),
                text(at + "hint"),
                text(at + "options"),
                text(at + "alone"),
                text(at + "begins"),
                columns);
    }

    private boolean ticked(String name) {
        return fields.containsKey(name);
    }

    private String text(String name) {
        return MeasureForm.text(fields, name);
    }

    private String number(String name, String unit) {
        return NumberInWords.plain(text(name), unit.isEmpty() ? "" : "（" + unit + "）");
    }
}
