package cn.haoyuan.plan;

import tools.jackson.databind.json.JsonMapper;

/** A typed measure or form as it is kept, and the short mark that stands for it. */
final class TypedJson {

    private static final JsonMapper JSON = new JsonMapper();

    private TypedJson() {}

    static String write(Object typed) {
        return JSON.writeValueAsString(typed);
    }

    static <T> T read(String json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    static String base(Object typed) {
        return Mark.of(write(typed));
    }
}
