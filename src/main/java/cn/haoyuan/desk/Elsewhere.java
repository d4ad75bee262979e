package cn.haoyuan.desk;

import cn.haoyuan.access.Post;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What waits for another post of the viewer's.
 *
 * @param waiting as many as its own desk says
 * @param late how many of them are overdue
 * @param today how many are due today
 */
public record Elsewhere(Post post, long waiting, long late, long today) {

    /** As 7 件待办，其中 1 件今天截止. */
    public String words() {
        String some = Stream.of(some(late, "已逾期"), some(today, "今天截止"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("，"));
        return waiting + " 件待办" + (some.isEmpty() ? "" : "，其中 " + some);
    }

    private static String some(long number, String what) {
        return number == 0 ? "" : number + " 件" + what;
    }
}
