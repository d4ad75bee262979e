package cn.haoyuan.web;

import java.util.List;
import java.util.stream.Collectors;

/** Names in a sentence that has no room for all. */
public final class Few {

    private static final int NAMED = 3;

    private Few() {}

    /** All of them where they are few, else the first and how many there are: 甲、乙、丙等 5 所. */
    public static String of(List<String> names, String counted) {
        return names.stream().limit(NAMED).collect(Collectors.joining("、"))
                + (names.size() > NAMED ? "等 " + Count.of(names.size()) + " " + counted : "");
    }
}
