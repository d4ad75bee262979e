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
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text to paste into a chat group: who is late with what can still be filed, and apart from that who is due soon. Of one measure by
 * groups of units; of several, measure by measure, those that are due first before others.
 */
final class ChatText {

    /** Up to so many names a group still reads; beyond, it gets a figure per group. */
    private static final int MOST_NAMES = 300;

    /** So many of the periods that a line is about are named. */
    private static final int MOST_PARTS = 3;

    /** So many units that miss a measure are named beside other measures; where all of them together are many, so few. */
    private static final int MOST_OF_A_MEASURE = 30;

    private static final int FEW_OF_A_MEASURE = 5;

    private record Missed(UnitSum unit, UnitSum.Part part) {}

    private record Line(UnitSum.Part whole, String who) {}

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
        boolean several = units.stream().flatMap(unit -> unit.parts().stream()).anyMatch(part -> part.period() != null);
        boolean named = units.size() <= MOST_NAMES;
        String body = kinds.entrySet().stream()
                .map(kind -> (kinds.size() == 1 ? "" : heading(kind.getKey(), kind.getValue(), today) + "：\n")
                        + (several
                                ? measures(kind.getValue(), group, from, today)
                                : lines(kind.getValue(), group, from, told, named)))
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

    /** A line a measure: what it is, for when and by when, and who misses it. */
    private static String measures(List<UnitSum> units, IntFunction<String> group, String from, LocalDate today) {
        Map<String, List<Missed>> measures = units.stream()
                .flatMap(unit -> unit.parts().stream().map(part -> new Missed(unit, part)))
                .collect(
                        Collectors.groupingBy(missed -> missed.part().name(), LinkedHashMap::new, Collectors.toList()));
        int most = units.size() <= MOST_NAMES ? MOST_OF_A_MEASURE : FEW_OF_A_MEASURE;
        return measures.values().stream()
                .map(missed -> new Line(
                        missed.stream()
                                .map(Missed::part)
                                .reduce(UnitSum.Part::with)
                                .orElseThrow(),
                        who(missed, most, group, from)))
                .sorted(Comparator.comparing(line -> line.whole().first()))
                .map(line -> line.whole().name() + "（" + line.whole().span(today) + "）：" + line.who())
                .collect(Collectors.joining("\n"));
    }

    /** By name as long as these are few; else how many of each group, or where there are no groups, the first by name. */
    private static String who(List<Missed> missed, int most, IntFunction<String> group, String from) {
        Map<String, List<Missed>> groups = missed.stream()
                .collect(Collectors.groupingBy(
                        one -> group.apply(one.unit().seat()), LinkedHashMap::new, Collectors.toList()));
        if (missed.size() > most && groups.size() > 1) {
            return groups.entrySet().stream()
                    .sorted(Comparator.comparing(one -> one.getKey().isEmpty()))
                    .map(one -> (one.getKey().isEmpty() ? "其他" : within(one.getKey(), from))
                            + (own(one.getKey(), one.getValue().stream().map(Missed::unit))
                                    ? ""
                                    : " " + one.getValue().size() + " 家"))
                    .collect(Collectors.joining("、"));
        }
        return missed.stream()
                        .limit(most)
                        .map(one -> within(one.unit().unitName(), from)
                                + bracketed(Stream.of(
                                        one.part().words(),
                                        returned(
                                                one.part().returned(),
                                                one.part().open()))))
                        .collect(Collectors.joining("、"))
                + (missed.size() > most ? "等 " + missed.size() + " 家" : "");
    }

    /** Whether it is the group's own unit that misses it, and nobody below it. */
    private static boolean own(String heading, Stream<UnitSum> members) {
        return members.map(UnitSum::unitName).toList().equals(List.of(heading));
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
                    String above = heading.isEmpty() ? "" : within(heading, from);
                    return named && own(heading, members.stream())
                            ? above + what(members.getFirst(), told)
                            : (above.isEmpty() ? "" : above + "：")
                                    + (named ? names(members, heading, from, told) : figure(members, told));
                })
                .collect(Collectors.joining("\n"));
    }

    /** How many units, and which periods most of them miss. */
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

    /** {@code differ}: whether units miss different periods; how much a unit misses is told where that does not follow. */
    private static String what(UnitSum unit, boolean differ) {
        List<String> words = new ArrayList<>();
        if (unit.parts().size() > MOST_PARTS) {
            words.add(some(unit.parts().stream()
                            .map(part -> part.name().isEmpty() ? part.words() : part.name())
                            .toList())
                    + "共 " + unit.open() + " 项");
        } else {
            words.add(unit.parts().stream()
                    .map(part -> (differ ? part.name() + " " : "") + part.words())
                    .map(String::strip)
                    .collect(Collectors.joining(unit.parts().getFirst().name().isEmpty() ? "；" : "、")));
        }
        words.add(returned(unit.returned(), unit.open()));
        return bracketed(words.stream());
    }

    /** How much of what is open was sent back and not answered in time; "" for nothing. */
    private static String returned(long returned, long open) {
        return returned == 0 ? "" : (returned == open ? "" : "其中 " + returned + " 项") + MissingDuty.UNANSWERED;
    }

    private static String bracketed(Stream<String> words) {
        String told = words.filter(each -> !each.isEmpty()).collect(Collectors.joining("，"));
        return told.isEmpty() ? "" : "（" + told + "）";
    }

    private static String some(List<String> words) {
        return words.stream().limit(MOST_PARTS).collect(Collectors.joining("、"))
                + (words.size() > MOST_PARTS ? "等" : "");
    }
}
