package cn.haoyuan.nudge;

import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The text to paste into a chat group: who is late with what can still be filed, and apart from that who is due soon. */
final class ChatText {

    /** Up to so many names a group still reads; beyond, it gets a figure per group. */
    private static final int MOST_NAMES = 300;

    /** So many of the measures or periods that a line is about are named. */
    private static final int MOST_PARTS = 3;

    private ChatText() {}

    /**
     * @param what what is missing, as 三年发展规划
     * @param units those of which something can still be done, of each what is overdue and what is due soon
     * @param group the heading under which a unit at this seat stands; "" for none
     * @param from who asks
     */
    static String of(String what, List<UnitSum> units, IntFunction<String> group, String from, LocalDate today) {
        Map<Lateness, List<UnitSum>> kinds = units.stream()
                .collect(Collectors.groupingBy(
                        UnitSum::standing, () -> new EnumMap<>(Lateness.class), Collectors.toList()));
        boolean told = parts(units).size() > 1;
        boolean named = units.size() <= MOST_NAMES;
        String body = kinds.entrySet().stream()
                .map(kind -> (kinds.size() == 1 ? "" : heading(kind.getKey(), kind.getValue(), today) + "：\n")
                        + spans(kind.getValue(), today)
                        + lines(kind.getValue(), group, from, told, named))
                .collect(Collectors.joining("\n\n"));
        long number = units.stream().map(UnitSum::seat).distinct().count();
        return "【" + what + "】截至" + Day.brief(today, today) + "，以下 " + number + " 个单位尚未完成，"
                + (kinds.containsKey(Lateness.OVERDUE)
                        ? (kinds.size() == 1 ? "已过截止日期，" : "") + "请尽快"
                        : next(units, today) + "，请按时")
                + "登录好园办理：\n" + body + "\n—— " + from;
    }

    private static String heading(Lateness kind, List<UnitSum> units, LocalDate today) {
        return kind.label() + (kind == Lateness.OVERDUE ? "" : "（" + next(units, today) + "）");
    }

    private static String next(List<UnitSum> units, LocalDate today) {
        return units.stream()
                .map(UnitSum::first)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(next -> "最近的截止日期是" + Day.brief(next, today))
                .orElseThrow();
    }

    /** Of which periods the measures are missing, and by when these are or were due; "" where the text is about one measure. */
    private static String spans(List<UnitSum> units, LocalDate today) {
        Map<String, UnitSum.Part> measures = units.stream()
                .flatMap(unit -> unit.parts().stream())
                .filter(part -> !part.periods().isEmpty())
                .collect(Collectors.toMap(
                        UnitSum.Part::name, Function.identity(), UnitSum.Part::with, LinkedHashMap::new));
        return measures.isEmpty()
                ? ""
                : measures.values().stream()
                        .map(part -> part.name() + "（" + part.span(today) + "）")
                        .collect(Collectors.joining("、", "事项：", "\n"));
    }

    /** A line a group. */
    private static String lines(
            List<UnitSum> units, IntFunction<String> group, String from, boolean told, boolean named) {
        Map<String, List<UnitSum>> groups = units.stream()
                .collect(Collectors.groupingBy(
                        unit -> group.apply(unit.seat()), LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(one -> {
                    String heading = one.getKey();
                    List<UnitSum> members = one.getValue();
                    return (heading.isEmpty() ? "" : within(heading, from) + "：")
                            + (named ? names(members, heading, from, told) : figure(members, told));
                })
                .collect(Collectors.joining("\n"));
    }

    /** How many units, and which measures or periods most of them miss. */
    private static String figure(List<UnitSum> units, boolean told) {
        List<String> most = parts(units).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(part -> part.getKey() + " " + part.getValue() + " 个")
                .toList();
        return units.size() + " 个单位" + (told ? "（" + some(most) + "）" : "");
    }

    /** How many units miss each measure or period, in the order in which they are told. */
    private static Map<String, Long> parts(List<UnitSum> units) {
        return units.stream()
                .flatMap(unit -> unit.parts().stream())
                .collect(Collectors.groupingBy(UnitSum.Part::name, LinkedHashMap::new, Collectors.counting()));
    }

    private static String names(List<UnitSum> units, String heading, String from, boolean told) {
        return units.stream()
                .map(unit -> within(within(unit.unitName(), heading), from) + what(unit, told))
                .collect(Collectors.joining("、"));
    }

    /** A name without that of what it stands under, if it begins with it. */
    private static String within(String name, String above) {
        return above.isEmpty() || !name.startsWith(above)
                ? name
                : name.equals(above) ? "本级" : name.substring(above.length());
    }

    /** {@code differ}: whether units miss different measures or periods; how much a unit misses is told where that does not follow. */
    private static String what(UnitSum unit, boolean differ) {
        List<String> words = new ArrayList<>();
        if (unit.parts().size() > MOST_PARTS) {
            words.add(some(unit.parts().stream().map(UnitSum.Part::name).toList()) + "共 " + unit.open() + " 项");
        } else {
            List<String> parts =
                    unit.parts().stream().map(part -> part.words(differ)).toList();
            boolean spelled = parts.stream().anyMatch(part -> part.contains("："));
            words.add(String.join(spelled ? "；" : "、", parts));
        }
        if (unit.returned() > 0) {
            words.add((unit.returned() == unit.open() ? "" : "其中 " + unit.returned() + " 项") + MissingDuty.UNANSWERED);
        }
        String told = words.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining("，"));
        return told.isEmpty() ? "" : "（" + told + "）";
    }

    private static String some(List<String> words) {
        return words.stream().limit(MOST_PARTS).collect(Collectors.joining("、"))
                + (words.size() > MOST_PARTS ? "等" : "");
    }
}
