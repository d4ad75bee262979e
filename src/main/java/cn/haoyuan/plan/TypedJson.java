package cn.haoyuan.plan;

import tools.jackson.databind.json.JsonMapper;

/** A typed measure as it is kept, and the short mark that stands for it. */
final class TypedJson {

    private static final JsonMapper JSON = new JsonMapper();

    private TypedJson() {}

    static String write(TypedMeasure typed) {
        return JSON.writeValueAsString(typed);
    }

    static TypedMeasure read(String json) {
        return JSON.readValue(json, TypedMeasure.class);
    }

    static String base(TypedMeasure typed) {
        return Mark.of(write(typed));
    }
}
