package cn.haoyuan.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a plan file is refused.
 *
 * @param file name of the file
 * @param line counted from 1
 * @param key path of the key, items of a list by their id or counted from 1: {@code measures[county-scheme].duties[1].due}
 * @param reason in Chinese
 * @param place the key in words, where a page of the file shows it
 */
public record Problem(String file, int line, String key, String reason, String place) {

    Problem(String file, int line, String key, String reason) {
        this(file, line, key, reason, key);
    }

    /** The same with its place in words. */
    Problem in(String words) {
        return new Problem(file, line, key, reason, words);
    }

    /** The reason without the file's spellings, which stand in 〔〕: for those who fill in a page. */
    public String plain() {
        return reason.replaceAll("〔[^〕]*〕", "");
    }

    /** The same at a field of a page. */
    Problem at(String field) {
        return new Problem("", line, field, reason.equals(YamlMap.MISSING) ? "还没有填写或选择" : reason);
    }

    /** The whole problem as one line of Chinese. */
    public String message() {
        return key.isEmpty()
                ? "%s 第%d行：%s".formatted(file, line, reason)
                : "%s 第%d行 %s：%s".formatted(file, line, key, reason);
    }

    /** What a page says of one of its fields, or null. */
    public static @Nullable String of(List<Problem> problems, String field) {
        return problems.stream()
                .filter(problem -> problem.key.equals(field))
                .map(Problem::plain)
                .findFirst()
                .orElse(null);
    }
}
