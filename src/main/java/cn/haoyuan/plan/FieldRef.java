package cn.haoyuan.plan;

/** A field of a form, written {@code form-id/field-id}. */
public record FieldRef(String form, String field) {

    static final String SHAPE = "[a-z][a-z0-9-]*/[a-z][a-z0-9-]*";

    static FieldRef of(String word) {
        int slash = word.indexOf('/');
        return new FieldRef(word.substring(0, slash), word.substring(slash + 1));
    }

    String word() {
        return form + "/" + field;
    }
}
