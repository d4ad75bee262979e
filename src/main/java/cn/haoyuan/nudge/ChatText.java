package cn.haoyuan.nudge;

import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The text to paste into a chat group: who has not filed what can still be filed, unit by unit, and of whom it is to be mended. */
final class ChatText {

    /** Up to so many names a group still reads; beyond, it gets a figure per group. */
    private static final int MOST_NAMES = 300;

    private ChatText() {}

    /**
     * @param what what is missing, as 三年发展规划
     * @param units those of which something can still be done
     * @param group the heading under which a unit at this seat stands; "" for none
     * @param from who asks
     */
    static String of(
            String what, List<Missing.UnitSum> units, IntFunction<String> group, String from, LocalDate today) {
        Map<String, List<Missing.UnitSum>> groups = units.stream()
                .collect(Collectors.groupingBy(
                        unit -> group.apply(unit.seat()), LinkedHashMap::new, Collectors.toList()));
        boolean told = units.stream()
                        .flatMap(unit -> unit.periods().stream())
                        .distinct()
                        .count()
                > 1;
        String body = groups.entrySet().stream()
                .map(one ->
                        (one.getKey().isEmpty() ? "" : one.getKey() + "：") + words(one.getValue(), units.size(), told))
                .collect(Collectors.joining("\n"));
        return "【" + what + "】截至" + Day.brief(today, today) + "，以下 " + units.size() + " 个单位尚未完成，请尽快登录好园办理：\n" + body
                + "\n—— " + from;
    }

    /** {@code told}: whether units miss different periods, which are told then; how much each misses, where that does not follow. */
    private static String words(List<Missing.UnitSum> units, int all, boolean told) {
        return all > MOST_NAMES
                ? units.size() + " 个单位"
                : units.stream().map(unit -> unit.unitName() + what(unit, told)).collect(Collectors.joining("、"));
    }

    private static String what(Missing.UnitSum unit, boolean told) {
        String periods = told ? String.join("、", unit.periods()) : "";
        boolean more = unit.open() > (told ? unit.periods().size() : 1);
        String many = !more ? "" : (told ? "共 " : "") + unit.open() + " 项";
        String all = periods.isEmpty() && many.isEmpty() ? "" : "（" + periods + many;
        if (unit.returned() == 0) {
            return all.isEmpty() ? "" : all + "）";
        }
        String part = unit.returned() == unit.open() ? "" : "其中 " + unit.returned() + " 项";
        return (all.isEmpty() ? "（" : all + "，") + part + "退回待改）";
    }
}
