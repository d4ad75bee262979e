package cn.haoyuan.assessment;

import cn.haoyuan.assessment.CountyYear.Deed;
import cn.haoyuan.assessment.CountyYear.Demonstration;
import cn.haoyuan.database.Cut;
import cn.haoyuan.document.Numeral;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.Ledger;
import cn.haoyuan.duty.Sequels.Sequel;
import cn.haoyuan.org.Grade;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Day;
import cn.haoyuan.workrecord.RecordDrafts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words with which a record of the assessment, or a letter after it, begins. Whoever signs it edits them. */
final class AssessmentText {

    /** So many measures are named, so many demonstration kindergartens, so much of an evaluation is told: a record holds 4000 characters. */
    private static final int MEASURES = 5;

    private static final int REPROACHES = 12;
    private static final int NAMES = 15;
    private static final int NOTE = 300;

    private AssessmentText() {}

    /**
     * The assessment, in parts.
     *
     * @param shared the competitions that were held for all
     * @param before what came of the assessment of the year before
     * @param open how much is not put right yet of what was reported since, by filing
     */
    static String assessment(CountyYear known, List<Deed> shared, List<Sequel> before, Map<Long, Integer> open) {
        List<String> parts = new ArrayList<>();
        parts.add("一、工作推进");
        parts.add(progress(known));
        behind(known).ifPresent(parts::add);
        parts.add("二、示范园增长");
        parts.add(growth(known));
        parts.add("三、竞赛成绩");
        parts.add(shared.isEmpty() ? "本年度没有登记市级竞赛。" : "本年度市级竞赛：" + deeds(shared) + "。");
        parts.add("本县区参加和获奖情况："
                + (known.competitions().isEmpty() ? RecordDrafts.BLANK : deeds(known.competitions()) + "。"));
        parts.add("四、交叉评价");
        if (known.evaluations().isEmpty()) {
            parts.add("本年度没有登记对本县区的交叉评价。");
        }
        known.evaluations().forEach(each -> parts.add(evaluation(each)));
        answered(before, open).forEach(parts::add);
        return String.join("\n", parts);
    }

    /** Whether the circulars of the year before were answered, and what they named put right; nothing where there was none. */
    private static List<String> answered(List<Sequel> before, Map<Long, Integer> open) {
        List<String> each =
                Demand.of(before).stream().map(demand -> answered(demand, open)).toList();
        return each.isEmpty()
                ? each
                : Stream.concat(Stream.of("五、上年度问题整改"), each.stream()).toList();
    }

    private static String answered(Demand demand, Map<Long, Integer> open) {
        LocalDate sent = Objects.requireNonNull(demand.letter().happenedOn());
        LocalDate answered = demand.answer().happenedOn();
        return "上年度《%s》（%s）要求整改；整改方案%s%s。"
                .formatted(
                        demand.letter().title(),
                        Day.of(sent),
                        answered == null ? "还没有通过审核" : "于" + Day.of(answered) + "报送，已通过审核",
                        demand.report() == null ? "" : closing(demand.report(), open));
    }

    private static String closing(Sequel report, Map<Long, Integer> open) {
        if (report.happenedOn() == null) {
            return "；还没有全部销号";
        }
        int left = open.getOrDefault(report.sourceId(), 0);
        return "；于" + Day.of(report.happenedOn()) + "报告逐条整改，" + (left == 0 ? "已销号" : "还有" + left + "条没有办完");
    }

    /** A letter that asks for nothing, and reproaches nothing. */
    static String thanks(CountyYear known) {
        Counts all = known.counts();
        String done = all.reckoned() == 0
                ? ""
                : "截至%s，%d年内到期的工作事项已完成%s项，其中按时完成%s项。"
                        .formatted(
                                Day.of(known.year().day()),
                                known.year().number(),
                                Count.of(all.met() + all.metLate()),
                                Count.of(all.met()));
        return Stream.of(
                        known.year().number() + "年，" + known.county().name() + "扎实推进学前教育质量提升各项工作，成效明显。",
                        done,
                        known.came().isEmpty() ? "" : growth(known),
                        "谨对" + known.county().name() + "为学前教育质量提升所做的工作表示感谢，希望继续推进，为全市提供更多好做法。")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /**
     * A letter that the county has to answer.
     *
     * @param by until when it has to
     */
    static String circular(CountyYear known, LocalDate by) {
        List<String> parts = new ArrayList<>();
        parts.add(known.year().number() + "年度年终考核中，发现" + known.county().name() + "部分工作推进缓慢，现通报如下。");
        parts.add(progress(known));
        List<Ledger.Due> behind = known.behind();
        parts.add("逾期未完成的工作" + (behind.isEmpty() ? "：" + RecordDrafts.BLANK : "："));
        for (int i = 0; i < Math.min(REPROACHES, behind.size()); i++) {
            parts.add(Numeral.of(i + 1) + "、" + behind.get(i).title() + "："
                    + Count.of(behind.get(i).counts().overdue()) + "项。");
        }
        if (behind.size() > REPROACHES) {
            parts.add("以上列出逾期较多的" + REPROACHES + "项工作；另有" + (behind.size() - REPROACHES) + "项工作也有逾期未完成的事项。");
        }
        parts.add("请对照以上问题逐条制定整改方案，写明措施、完成标准、责任人和完成日期，于" + Day.of(by) + "前报送，并限期改正。");
        return String.join("\n", parts);
    }

    /** How the demonstration kindergartens changed, in words; "" where they did not. */
    static String changes(CountyYear known) {
        return Stream.of(
                        named(
                                "新增：",
                                known.came().stream()
                                        .map(each -> each.name() + "（" + brief(each.grade()) + "）")
                                        .toList()),
                        named(
                                "减少：",
                                known.went().stream().map(Demonstration::name).toList()),
                        named(
                                "等级调整：",
                                known.regraded().stream()
                                        .map(each -> each.name() + "（由" + brief(each.grade()) + "改为"
                                                + brief(known.now(each)) + "）")
                                        .toList()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("；"));
    }

    /** As 县级. */
    private static String brief(Grade grade) {
        return grade.label().replace("示范园", "");
    }

    private static String progress(CountyYear known) {
        Counts all = known.counts();
        String span = known.year().number() + "年内到期的工作事项";
        return all.reckoned() == 0
                ? "截至" + Day.of(known.year().day()) + "，" + span + "没有应完成的。"
                : "截至%s，%s应完成%s项：按时完成%s项，逾期完成%s项，逾期未完成%s项，完成率%s（%s）。"
                        .formatted(
                                Day.of(known.year().day()),
                                span,
                                Count.of(all.reckoned()),
                                Count.of(all.met()),
                                Count.of(all.metLate()),
                                Count.of(all.overdue()),
                                known.share(),
                                Count.CUT);
    }

    private static Optional<String> behind(CountyYear known) {
        List<Ledger.Due> worst = known.behind().stream().limit(MEASURES).toList();
        return worst.isEmpty()
                ? Optional.empty()
                : Optional.of(worst.stream()
                        .map(each -> each.title() + "（" + Count.of(each.counts().overdue()) + "项）")
                        .collect(Collectors.joining("、", "逾期未完成较多的：", "。")));
    }

    private static String growth(CountyYear known) {
        String changes = changes(known);
        return "年初有示范园%d所，%s%d所（%s）。%s"
                .formatted(
                        known.began().size(),
                        known.year().over() ? "年末有" : "现有",
                        known.ended().size(),
                        grades(known.ended()),
                        changes.isEmpty() ? "年内没有变化。" : changes + "。");
    }

    private static String grades(List<Demonstration> some) {
        return Arrays.stream(Grade.values())
                .filter(grade -> grade != Grade.NONE)
                .map(grade -> brief(grade)
                        + some.stream().filter(each -> each.grade() == grade).count() + "所")
                .collect(Collectors.joining("、"));
    }

    private static String evaluation(Deed each) {
        String said = each.note().isBlank() ? each.title() : each.note().strip().replaceAll("\\s*\\R\\s*", " ");
        String cut = Cut.to(NOTE, said);
        return each.unit() + "于" + Day.of(each.day()) + "评价：" + cut + (cut.matches("(?s).*[。！？；…]") ? "" : "。");
    }

    static String deeds(List<Deed> deeds) {
        String some = deeds.stream()
                .limit(NAMES)
                .map(each -> each.title() + "（" + Day.of(each.day()) + "）")
                .collect(Collectors.joining("、"));
        return some + (deeds.size() > NAMES ? "等" + deeds.size() + "次" : "");
    }

    private static String named(String what, List<String> names) {
        String some = names.stream().limit(NAMES).collect(Collectors.joining("、"));
        return names.isEmpty() ? "" : what + some + (names.size() > NAMES ? "等" + names.size() + "所" : "");
    }
}
