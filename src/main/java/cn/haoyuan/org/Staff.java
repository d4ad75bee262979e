package cn.haoyuan.org;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Staff by post, each person counted once; null where nobody said how many, which is not 0. */
public record Staff(
        @Nullable Integer principals,
        @Nullable Integer teachers,
        @Nullable Integer careWorkers,
        @Nullable Integer healthWorkers,
        @Nullable Integer cooks,
        @Nullable Integer guards) {

    public static final Staff UNKNOWN = new Staff(null, null, null, null, null, null);

    /** How many there are in the posts that are known; null where none is. */
    public @Nullable Integer total() {
        return posts().values().stream()
                .filter(Objects::nonNull)
                .reduce(Integer::sum)
                .orElse(null);
    }

    /** Of how many posts nobody said anything. */
    public int unknown() {
        return Math.toIntExact(posts().values().stream().filter(Objects::isNull).count());
    }

    /** The total and its parts, as 已登记 9 人（园长 1、专任教师 8、保育员未登记……）; null where nothing is known. */
    public @Nullable String words() {
        Integer total = total();
        return total == null
                ? null
                : (unknown() == 0 ? "" : "已登记 ") + total + " 人"
                        + posts().entrySet().stream()
                                .map(post -> post.getKey() + (post.getValue() == null ? "未登记" : " " + post.getValue()))
                                .collect(Collectors.joining("、", "（", "）"));
    }

    private Map<String, @Nullable Integer> posts() {
        Map<String, @Nullable Integer> posts = new LinkedHashMap<>();
        posts.put("园长", principals);
        posts.put("专任教师", teachers);
        posts.put("保育员", careWorkers);
        posts.put("保健医", healthWorkers);
        posts.put("炊事员", cooks);
        posts.put("保安", guards);
        return posts;
    }
}
