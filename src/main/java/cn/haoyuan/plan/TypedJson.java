package cn.haoyuan.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        return mark(write(typed));
    }

    /** Sixteen hexadecimal digits that differ where the texts differ. */
    static String mark(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
