package cn.haoyuan.register;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A column of sums, which the register reckons itself: what has to be given in its place. */
enum RegisterTotal {
    CLASSES(
            Set.of("班数", "总班数", "班级数", "班级总数", "班级"),
            "总班数请按小、中、大、混龄班分列",
            List.of(
                    RegisterColumn.CLASSES_SMALL,
                    RegisterColumn.CLASSES_MIDDLE,
                    RegisterColumn.CLASSES_TOP,
                    RegisterColumn.CLASSES_MIXED)),
    CHILDREN(
            Set.of("幼儿数", "幼儿总数", "总人数", "在园幼儿数", "在园人数", "幼儿人数"),
            "幼儿总数请按小、中、大、混龄班分列",
            List.of(
                    RegisterColumn.CHILDREN_SMALL,
                    RegisterColumn.CHILDREN_MIDDLE,
                    RegisterColumn.CHILDREN_TOP,
                    RegisterColumn.CHILDREN_MIXED)),
    STAFF(
            Set.of("教职工数", "教职工总数", "教职工人数", "教职工"),
            "教职工总数请按岗位分列",
            List.of(
                    RegisterColumn.PRINCIPALS,
                    RegisterColumn.TEACHERS,
                    RegisterColumn.CARE_WORKERS,
                    RegisterColumn.HEALTH_WORKERS,
                    RegisterColumn.COOKS,
                    RegisterColumn.GUARDS));

    private final Set<String> names;
    private final String advice;
    private final List<RegisterColumn> parts;

    RegisterTotal(Set<String> names, String advice, List<RegisterColumn> parts) {
        this.names = names;
        this.advice = advice;
        this.parts = parts;
    }

    /** What to do about a heading that names a sum; empty for any other. */
    static Optional<String> advice(String heading) {
        String bare = RegisterColumn.plain(heading.replaceAll("[（(【\\[].*", ""));
        return Arrays.stream(values())
                .filter(total -> total.names.contains(bare))
                .findFirst()
                .map(total -> "“" + heading + "”列是合计，没有读入：" + total.advice + "，即"
                        + total.parts.stream()
                                .map(part -> "“" + part.heading() + "”")
                                .collect(Collectors.joining()));
    }
}
