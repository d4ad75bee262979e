package cn.haoyuan.duty;

import java.util.List;

/**
 * What is written in a record.
 *
 * @param words "" for nothing
 * @param former what was written there before each correction, the first first
 */
public record Wording(String words, List<String> former) {

    public static final Wording NONE = of("");

    static Wording of(String words) {
        return new Wording(words, List.of());
    }
}
