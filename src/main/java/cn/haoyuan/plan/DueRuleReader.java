package cn.haoyuan.plan;

import cn.haoyuan.calendar.Cadence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads when a duty opens and falls due, and checks that it suits the cadence. */
final class DueRuleReader {

    private DueRuleReader() {}

    /** A date or {@code {beforeStart: n}}; the first day of the period, or of the plan, where absent. */
    static DueRule opens(YamlMap map, Cadence cadence, PlanFrame frame) {
        if (map.isMap("opens")) {
            YamlMap rule = map.map("opens");
            int days = rule.whole("beforeStart", 1, 366);
            rule.done();
            if (!map.isRefused("cadence") && (cadence == Cadence.ONCE || cadence == Cadence.EVENT)) {
                map.refuse("opens", "频次为“%s”时没有周期可以提前".formatted(Words.said(cadence)));
            }
            return new DueRule.BeforeStart(days);
        }
        if (map.has("opens")) {
            LocalDate day = map.optionalDate("opens", frame.from()).orElse(frame.from());
            if (!map.isRefused("cadence") && cadence != Cadence.ONCE) {
                map.refuse("opens", "只有频次为“一次〔once〕”时才能写具体日期，其他频次写提前的天数〔{beforeStart: 天数}〕");
            }
            return new DueRule.On(day);
        }
        return cadence == Cadence.ONCE ? new DueRule.On(frame.from()) : new DueRule.AfterStart(0);
    }

    static DueRule due(YamlMap map, PlanFrame frame) {
        YamlMap rule = map.map("due");
        if (!map.isMap("due")) {
            return new DueRule.AfterEnd(0);
        }
        List<DueRule> rules = new ArrayList<>();
        rule.optionalDate("on", frame.from()).map(DueRule.On::new).ifPresent(rules::add);
        rule.optionalWhole("afterStart", 0, 366).map(DueRule.AfterStart::new).ifPresent(rules::add);
        rule.optionalWhole("beforeStart", 1, 366).map(DueRule.BeforeStart::new).ifPresent(rules::add);
        rule.optionalMonthDay("monthDay").map(DueRule.OnMonthDay::new).ifPresent(rules::add);
        rule.optionalWhole("afterEnd", 0, 366).map(DueRule.AfterEnd::new).ifPresent(rules::add);
        rule.done();
        boolean anyWritten = rule.has("on")
                || rule.has("afterStart")
                || rule.has("beforeStart")
                || rule.has("monthDay")
                || rule.has("afterEnd");
        if (rules.size() > 1 || !anyWritten) {
            map.refuse("due", "期限要写且只能写一种〔on、afterStart、beforeStart、monthDay、afterEnd〕");
        }
        return rules.isEmpty() ? new DueRule.AfterEnd(0) : rules.getFirst();
    }

    static void check(YamlMap map, Ask ask, PlanFrame frame) {
        boolean dated = ask.due() instanceof DueRule.On;
        switch (ask.cadence()) {
            case STANDING -> map.refuse("cadence", "每天都应满足的，请写成举措的常态要求〔standing〕");
            case ONCE -> {
                if (ask.due() instanceof DueRule.On(LocalDate due)) {
                    checkDates(map, ask, due, frame);
                } else {
                    map.refuse("due", "频次为“一次〔once〕”时，期限要写具体日期〔{on: 日期}〕");
                }
            }
            case EVENT -> {
                if (!(ask.due() instanceof DueRule.AfterStart)) {
                    map.refuse("due", "频次为“事项发生时〔event〕”时，期限要写发生后多少天〔{afterStart: 天数}〕");
                }
            }
            case SCHOOL_YEAR, SEMESTER, MONTH_IN_TERM, TEACHING_WEEK, CALENDAR_YEAR -> {
                if (dated) {
                    map.refuse("due", "频次为“%s”时期限不能是固定日期".formatted(Words.said(ask.cadence())));
                } else if (ask.due() instanceof DueRule.BeforeStart(int due)
                        && !(ask.opens() instanceof DueRule.BeforeStart(int opens) && opens > due)) {
                    map.refuse("opens", "期限在周期开始之前，开始受理应更早，例如开始前%d天〔{beforeStart: %d}〕".formatted(due + 30, due + 30));
                }
            }
        }
    }

    /** What can be said of a fixed day while something else is wrong, so that it need not be looked for again. */
    static void checkDay(YamlMap map, Ask ask, PlanFrame frame) {
        boolean once = ask.cadence() == Cadence.ONCE || map.isRefused("cadence");
        if (once && ask.due() instanceof DueRule.On(LocalDate due) && !frame.covers(due)) {
            map.refuse("due", frame.outside());
        }
    }

    private static void checkDates(YamlMap map, Ask ask, LocalDate due, PlanFrame frame) {
        if (!frame.covers(due)) {
            map.refuse("due", frame.outside());
        }
        if (ask.opens() instanceof DueRule.On(LocalDate opens) && opens.isAfter(due)) {
            map.refuse("opens", "开始日期晚于期限");
        }
    }
}
