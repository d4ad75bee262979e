package cn.haoyuan.assessment;

import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.Results;
import cn.haoyuan.duty.Sequels.Sequel;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Light;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of the assessment of a county for a year, as it is today. A step is not among these while nobody owes it.
 *
 * @param letters one duty asks for them, which several may meet
 */
public record Chain(List<Step> assessments, List<Step> letters, List<Rectification> rectifications) {

    static final Chain NONE = new Chain(List.of(), List.of(), List.of());

    /**
     * What a letter asks the county for.
     *
     * @param answer what the county owes after the letter
     * @param report what it owes once its answer was accepted: that what was promised there is done; null before
     */
    public record Rectification(Step answer, @Nullable Step report) {

        /** How far the report is: everything was put right once it is accepted, but for what it leaves open. */
        public String closing() {
            if (report == null || report.duty().metOn() == null) {
                return report == null ? "" : report.state();
            }
            String late = report.duty().state() == DutyState.MET ? "" : "，逾期";
            return report.open() == 0 ? "已销号" + late : "已报" + late + "，" + Results.left(report.open());
        }

        /** The same over both papers: whose state it is, as long as it is not both's. */
        public String heading() {
            return (report == null || report.duty().metOn() != null
                            ? ""
                            : report.duty().title())
                    + closing();
        }

        /** That of the report; due while it leaves something open. */
        public @Nullable Light light() {
            return report == null ? null : report.open() == 0 ? report.light() : Light.YELLOW;
        }

        /** What the county filed and files to put things right. */
        public List<Step> steps() {
            return Stream.of(answer, report).filter(Objects::nonNull).toList();
        }

        /** How far it is with that: 整改方案，2022年1月20日；整改销号报告，2022年4月18日（已销号）. */
        String words(Year year) {
            return report == null
                    ? answer.duty().title() + "，" + answer.words(year)
                    : steps().stream()
                                    .map(step -> step.duty().title() + "，" + step.day(year))
                                    .collect(Collectors.joining("；"))
                            + "（" + closing() + "）";
        }
    }

    /**
     * A step.
     *
     * @param topic what the record is about in words: 感谢信; "" where its kind says it all, and while there is none
     * @param met what met the duty
     * @param filing what is filed for it; null for none, and where a record is wanted
     * @param work where the viewer does it; null where it is not theirs to do, or done
     */
    public record Step(
            Duty duty,
            String topic,
            Sequel met,
            @Nullable Filing filing,
            @Nullable String work) {

        /** How much of what stands of it is not done yet, as who filed it says. */
        int open() {
            return filing == null ? 0 : filing.openRows();
        }

        /** The page of what is on record, else of the duty. */
        public String href() {
            if (filing != null) {
                return "/filings/" + filing.id();
            }
            return met.source() == null ? "/duties/" + duty.id() : "/records/" + met.sourceId();
        }

        public Light light() {
            return later()
                    ? Light.GREY
                    : filing == null || filing.state().stands()
                            ? duty.state().light()
                            : filing.state().light();
        }

        /** Whether it came when the duty had been met by another. */
        private boolean later() {
            return met.happenedOn() != null
                    && duty.metOn() != null
                    && met.happenedOn().isAfter(duty.metOn());
        }

        /** As 按时完成, 待审核. */
        public String state() {
            return later()
                    ? "以后又发"
                    : filing == null || filing.state().stands()
                            ? duty.state().label()
                            : filing.state().label();
        }

        /** When it was done: 12月24日; else until when it is to be done: 2022年1月31日截止. Of another year than the one assessed, with that. */
        public String day(Year year) {
            LocalDate done = met.happenedOn();
            return done == null ? Day.brief(duty.dueOn(), year.from()) + "截止" : Day.brief(done, year.from());
        }

        /** All of it: 感谢信，2022年1月4日（按时完成）. */
        public String words(Year year) {
            return (topic.isEmpty() ? "" : topic + "，") + day(year) + "（" + state() + "）";
        }
    }
}
