package cn.haoyuan.plan;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.org.UnitKind;
import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/** What is asked, read back as a sentence that an official would write. */
public final class RuleSentence {

    private RuleSentence() {}

    /** As 每所幼儿园每学期向县区教育行政部门报送《幼儿园学期计划》；学期开始后15天内完成，逾期仍可补。 */
    public static String of(Plan plan, Ask ask) {
        return who(ask)
                + (ask.from().isAfter(plan.from()) ? "自" + DayInWords.of(ask.from()) + "起，" : "")
                + when(plan, ask)
                + (ask.about() == null ? "" : "就" + each(ask.about()))
                + what(plan, ask)
                + "；"
                + due(ask)
                + grace(ask)
                + "。";
    }

    /** As 市教育局应保证：五级教研网络全覆盖，每天都应满足。 */
    public static String of(Standing standing) {
        return subject(standing.who()) + "自" + DayInWords.of(standing.from()) + "起，每天都应满足：“"
                + standing.condition().label() + "”。";
    }

    private static String who(Ask ask) {
        String unit = ask.having() == null
                ? subject(ask.who())
                : (ask.having() == Having.GROUP_HEAD ? "每个" : "每所")
                        + ask.having().label();
        return switch (ask.post()) {
            case OFFICE, PRINCIPAL -> unit;
            case RESEARCHER, INSPECTOR, EXPERT -> unit + "（由" + ask.post().label() + "办理）";
        };
    }

    private static String subject(UnitKind kind) {
        return switch (kind) {
            case CITY -> "市教育局";
            case CITY_AREA -> "每个市级片区";
            case COUNTY -> "每个县区";
            case COUNTY_AREA -> "每个县区片区";
            case KINDERGARTEN -> "每所幼儿园";
        };
    }

    private static String each(About about) {
        return switch (about) {
            case KINDERGARTEN, COUNTY -> about.label();
            case PEER_COUNTY, PAIRED_KINDERGARTEN, SEED_KINDERGARTEN -> "每个" + about.label();
            case WEAK_OR_NEW_KINDERGARTEN ->
                "每个" + about.label() + "（县区标为薄弱的，园长任职不满" + About.NEW_PRINCIPAL + "年的，不是民办、开办不满" + About.NEWLY_OPENED
                        + "年的）";
        };
    }

    private static String when(Plan plan, Ask ask) {
        if (ask.cadence() == Cadence.EVENT && ask.on() != null) {
            return ask.on().kind() == EvidenceKind.FILING
                    ? "在报送的" + title(plan, ask.on().topic()) + "通过后，"
                    : "在收到或发生“" + named(plan, ask.on().kind(), ask.on().topic()) + "”后，";
        }
        return ask.cadence() == Cadence.ONCE ? "在计划期内" : ask.cadence().label();
    }

    private static String what(Plan plan, Ask ask) {
        if (ask.form() != null) {
            return "向" + ask.receiver().label() + "报送" + title(plan, ask.form()) + times(ask);
        }
        String read =
                ask.receiver() == Receiver.NONE ? "" : "，由" + ask.receiver().label() + "查看";
        return "完成“" + named(plan, ask.evidence(), ask.topic()) + "”" + Math.max(ask.count(), 1) + "次，以登记的记录为准" + read;
    }

    private static String title(Plan plan, @Nullable String form) {
        return "《" + plan.form(String.valueOf(form)).map(Form::title).orElse(form) + "》";
    }

    private static String times(Ask ask) {
        return ask.count() == 1 ? "一次" : ask.count() + "次";
    }

    private static String named(Plan plan, EvidenceKind kind, @Nullable String topic) {
        return kind.label()
                + (topic == null
                        ? ""
                        : "：" + plan.topic(topic).map(Topic::title).orElse(topic));
    }

    private static String due(Ask ask) {
        String period = period(ask.cadence());
        String opens = ask.opens() instanceof DueRule.BeforeStart(int days) ? period + "开始前" + days + "天起可以办理，" : "";
        String last =
                switch (ask.due()) {
                    case DueRule.On(LocalDate date) -> "最迟" + DayInWords.of(date);
                    case DueRule.AfterStart(int days) ->
                        days == 0 ? "在" + period + "开始当天完成" : "在" + period + "开始后" + days + "天内完成";
                    case DueRule.BeforeStart(int days) ->
                        days == 1 ? "在" + period + "开始之前完成" : "在" + period + "开始前" + days + "天完成";
                    case DueRule.OnMonthDay(MonthDay date) ->
                        "在" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日前完成";
                    case DueRule.AfterEnd(int days) ->
                        days == 0 ? "在当" + period + "之内完成" : "在" + period + "结束后" + days + "天内完成";
                };
        return opens + last + (ask.cadence() == Cadence.EVENT ? "，遇休息日顺延" : "");
    }

    private static String period(Cadence cadence) {
        return switch (cadence) {
            case SCHOOL_YEAR -> "学年";
            case SEMESTER -> "学期";
            case MONTH_IN_TERM -> "月";
            case TEACHING_WEEK -> "周";
            case CALENDAR_YEAR -> "年";
            case EVENT -> "事项";
            case ONCE, STANDING -> "期";
        };
    }

    private static String grace(Ask ask) {
        return ask.grace()
                .map(days -> days == 0 ? "，逾期不能补" : "，逾期" + days + "天内仍可补")
                .orElse("，逾期仍可补");
    }
}
