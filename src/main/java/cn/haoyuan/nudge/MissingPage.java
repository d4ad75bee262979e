package cn.haoyuan.nudge;

import cn.haoyuan.document.PaperKind;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.AsOf;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Exports;
import cn.haoyuan.web.Paged;
import cn.haoyuan.web.Paging;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has not filed: measure by measure, or by name for one.
 *
 * @param sums what is missing by measure; empty where one is chosen
 * @param lines by name; empty where no measure is chosen
 * @param returned how much of the same is returned, with days left to answer
 * @param handedIn how much of the same is handed in and waits for review
 * @param late what of the same is past its deadline; null where only some of it is looked at
 * @param owed where that is listed
 * @param elsewhere what a board counts beside that; null for nothing, and where one measure is chosen
 * @param ahead what of the measure has still time where nothing of it is missing; null for nothing
 * @param asking what reminding all of it would do; null where no measure is chosen or the viewer may not remind
 * @param all where that is told of all measures; null where one is chosen or the viewer may not remind
 * @param unknown whether the plan in force has not the measure asked for, and nothing of it is missing
 * @param refusal why it was not printed; null where nobody asked for that
 */
public record MissingPage(
        AsOf asOf,
        MissingQuery query,
        String title,
        List<Choice> measures,
        List<Choice> units,
        List<Choice> periods,
        List<Sum> sums,
        List<Line> lines,
        Paging paging,
        long returned,
        long handedIn,
        @Nullable LateSum late,
        String owed,
        @Nullable Elsewhere elsewhere,
        @Nullable Ahead ahead,
        @Nullable NudgeForecast asking,
        @Nullable String all,
        boolean unknown,
        @Nullable String refusal)
        implements Paged {

    MissingPage refused(String reason) {
        return new MissingPage(
                asOf, query, title, measures, units, periods, sums, lines, paging, returned, handedIn, late, owed,
                elsewhere, ahead, asking, all, unknown, reason);
    }

    /**
     * What a board's figure of what is overdue has more than who owes it here.
     *
     * @param counted that figure
     * @param more what of it is owed by others, about a unit here
     */
    public record Elsewhere(long counted, long more, String href) {}

    /**
     * A part of a sentence.
     *
     * @param href the list that it counts; null where it counts none
     */
    public record Told(String words, @Nullable String href) {}

    /** What a board's figure of what is overdue is made up of, beside what is listed here; nothing where that is all, or only some of it is looked at. */
    public List<Told> overdue() {
        List<Told> told = new ArrayList<>();
        if (late != null && late.total() > 0) {
            told.add(new Told("这里承担、逾期未完成的 ", null));
            told.add(new Told(Count.of(late.total()) + " 项", owed));
            told.add(new Told("：" + late.parts() + "。" + late.remedy(), null));
        } else if (elsewhere != null) {
            told.add(new Told("这里的单位自己承担的事项，没有逾期未完成的。", null));
        }
        if (elsewhere != null) {
            told.add(new Told("看板上计 ", null));
            told.add(new Told(Count.of(elsewhere.counted()) + " 项", elsewhere.href()));
            told.add(new Told("，多出的 " + Count.of(elsewhere.more()) + " 项由别的单位承担、关系到这里的单位，不列在这里。", null));
        }
        return told;
    }

    /**
     * What is open and has still time.
     *
     * @param due the first deadline
     * @param more whether some are due later
     * @param near from when on the first of it counts as due soon, is listed, and may be asked for
     * @param href the list of exactly these
     */
    public record Ahead(long count, LocalDate due, boolean more, LocalDate near, String href) {}

    /**
     * How much of a measure is missing or handed in, and of how many units what the filter asks for is.
     *
     * @param nextDue the first deadline of what is due soon; null where nothing is
     * @param overdueOpen how much of what is overdue can still be done
     * @param returnedLate how much of what is returned is past its deadline
     * @param handedInLate how much of what waits for review is
     */
    public record Sum(
            String measure,
            String title,
            String clause,
            long overdue,
            long dueSoon,
            long returned,
            long handedIn,
            long units,
            @Nullable LocalDate nextDue,
            long overdueOpen,
            long returnedLate,
            long handedInLate) {

        LateSum late() {
            return new LateSum(overdue, overdueOpen, returnedLate, handedInLate);
        }

        /** Of one kind; of what is missing for null. */
        public long of(@Nullable Lateness lateness) {
            return switch (lateness) {
                case null -> overdue + dueSoon;
                case OVERDUE -> overdue;
                case DUE_SOON -> dueSoon;
                case RETURNED -> returned;
                case HANDED_IN -> handedIn;
            };
        }
    }

    /**
     * @param group the county or area that the unit lies in, where that says more than the page does
     * @param people who answers for it
     * @param spared why they are not to be reminded; null where they are
     * @param others whether it is not for the viewer's own office to do
     */
    public record Line(
            MissingRow row,
            String group,
            List<String> people,
            @Nullable Spared spared,
            boolean others) {

        /** Whether a nudge would reach somebody. */
        public boolean askable() {
            return others && !row.duty().told() && spared == null && !people.isEmpty();
        }

        /** What stands in the place of the box to tick where nobody is asked. */
        public String instead(LocalDate today) {
            if (!others) {
                return "本科室";
            }
            return spared != null || !row.duty().told() ? "不催" : row.itself(today) ? "已催" : "已催别项";
        }

        /** Why nobody is to be reminded, where the list names them and does not say so itself; "" for nothing to say. */
        public String mark() {
            return spared == null || row.duty().reviewer() != null ? "" : spared.label();
        }
    }

    /** The page as files; of the sums the names, all of them, are a spreadsheet. */
    public Exports exports() {
        Exports exports = Exports.paper(query.address("/missing/export.docx"), true);
        return query.measure() == null ? exports.called("汇总 ", "名单 ") : PaperKind.within(exports, total());
    }

    /** The day looked at. */
    public LocalDate today() {
        return asOf.day();
    }

    /** The page of a duty on the day looked at. */
    public String duty(Line line) {
        return Address.of("/duties/" + line.row().duty().id())
                .with("asOf", query.asOf())
                .toString();
    }

    /** The columns of the sums: all, or the one chosen. */
    public List<Lateness> kinds() {
        return query.late() == null ? List.of(Lateness.values()) : List.of(query.late());
    }

    public static List<Choice> latenesses() {
        return Choice.of(Lateness.values(), Lateness::label);
    }

    public static List<Choice> sorts() {
        return Choice.of(MissingSort.values(), MissingSort::label);
    }

    public static List<Choice> orders() {
        return Choice.of(SumSort.values(), SumSort::label);
    }

    /** The list of one measure as filtered otherwise. */
    public String of(Sum sum, @Nullable Lateness late) {
        return query.address("/missing")
                .with("measure", sum.measure())
                .with("late", late == null ? query.late() : late)
                .toString();
    }

    /** What is looked for, in words. */
    public String sought() {
        return query.late() == null ? "逾期或即将到期" : query.late().label();
    }

    /** Whether what is looked for was not handed in. */
    public boolean missing() {
        return query.late() == null || query.late().missing();
    }

    /** What the column of periods holds: what brings events about has the title of its event there. */
    public String spans() {
        return spans(lines.stream().map(line -> line.row().duty()).toList());
    }

    static String spans(List<MissingDuty> duties) {
        return duties.stream().anyMatch(MissingDuty::ofEvent) ? "起因" : "时段";
    }

    /** The column of the deadline that is next. */
    public static final String NEXT = "最近的截止";

    /** The column of what stands so. */
    public static String items(Lateness kind) {
        return kind.label() + "（项）";
    }

    /** The column of units. */
    public String counted() {
        return missing() ? "未交单位（个）" : "单位（个）";
    }

    /** Whether anything of the sums may be due yet. */
    public boolean soon() {
        return kinds().contains(Lateness.DUE_SOON);
    }

    /** What the column of days is about. */
    public String days() {
        return switch (query.late()) {
            case null -> "截止";
            case OVERDUE, DUE_SOON -> "截止";
            case RETURNED -> "回复期限与截止";
            case HANDED_IN -> "提交与截止";
        };
    }

    /** What of the same is not done, also where its deadline is far off. */
    public String undone() {
        return Address.of("/duties")
                .with("asOf", query.asOf())
                .with("unit", query.unit())
                .with("measure", query.measure())
                .with("state", DutyState.PENDING)
                .toString();
    }

    /** Whether any line says where its unit lies. */
    public boolean grouped() {
        return lines.stream().anyMatch(line -> !line.group().isEmpty());
    }

    public long total() {
        return paging.total();
    }

    /** What stands so of the same, in the place of what is missing. */
    public String beside(Lateness standing) {
        return query.address("/missing").with("late", standing).toString();
    }

    /** The column of those on whom it is now: the reviewer of what was handed in; of the past nobody answers for what is missing. "" for none. */
    public String answering() {
        return query.late() == Lateness.HANDED_IN ? "待谁审核" : asOf.past() ? "" : "责任人";
    }

    public String names(Line line) {
        String reviewer = line.row().duty().reviewer();
        if (reviewer != null) {
            return reviewer;
        }
        return line.people().isEmpty() ? line.row().duty().nobody() : String.join("、", line.people());
    }
}
