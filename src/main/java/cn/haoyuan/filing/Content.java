package cn.haoyuan.filing;

import cn.haoyuan.files.Attachment;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Mark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a form was filled in with: values by the id of their field. */
public record Content(Map<String, Value> values) {

    /** The most bytes of a content as JSON: 1 MB. */
    static final int LARGEST = 1024 * 1024;

    public static final Content EMPTY = new Content(Map.of());

    public Content {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public String text(String field) {
        return values.get(field) instanceof Value.Text(String text) ? text : "";
    }

    public List<String> items(String field) {
        return values.get(field) instanceof Value.Items(List<String> items) ? items : List.of();
    }

    public List<Map<String, String>> rows(String field) {
        return values.get(field) instanceof Value.Rows(List<Map<String, String>> rows) ? rows : List.of();
    }

    /** Whether a field holds nothing. */
    boolean blank(String field) {
        Value value = values.get(field);
        return value == null || value.blank();
    }

    /** What the fields of a form hold, each by a short mark: {@code field=mark field=mark}. */
    public String marks(Form form) {
        return form.fields().stream()
                .map(field -> field.id() + "=" + mark(field))
                .collect(Collectors.joining(" "));
    }

    /** The same for nothing and for what is blank. */
    String mark(Field field) {
        return blank(field.id()) ? "" : Mark.of(ContentJson.write(EMPTY.with(field.id(), values.get(field.id()))));
    }

    Content with(String field, @Nullable Value value) {
        Map<String, Value> next = new LinkedHashMap<>(values);
        if (value == null) {
            next.remove(field);
        } else {
            next.put(field, value);
        }
        return new Content(next);
    }

    /** The ids of all attachments; what is not a number is left out. */
    List<Long> attachments(Form form) {
        return fields(form, FieldType.ATTACHMENTS).stream()
                .flatMap(field -> attachments(field.id()).stream())
                .distinct()
                .toList();
    }

    /** The same of one field. */
    public List<Long> attachments(String field) {
        return Attachment.ids(items(field));
    }

    /** The fields of the form that differ between this and {@code other}, in the order of the form. */
    public List<Field> differing(Content other, Form form) {
        List<Field> differing = new ArrayList<>();
        for (Field field : form.fields()) {
            boolean bothBlank = blank(field.id()) && other.blank(field.id());
            if (!bothBlank && !Objects.equals(values.get(field.id()), other.values.get(field.id()))) {
                differing.add(field);
            }
        }
        return differing;
    }

    /** What people wrote: without what the register knows, of which a draft may still carry the words of an earlier submission. */
    public Content written(Form form) {
        Content written = this;
        for (Field field : fields(form, FieldType.KNOWN)) {
            written = written.with(field.id(), null);
        }
        return written;
    }

    /** The fields of a form that are of a type, in its order. */
    public static List<Field> fields(Form form, FieldType type) {
        return form.fields().stream().filter(field -> field.type() == type).toList();
    }
}
