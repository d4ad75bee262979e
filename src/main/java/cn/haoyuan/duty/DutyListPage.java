package cn.haoyuan.duty;

import cn.haoyuan.database.Cut;
import cn.haoyuan.org.Ending;
import cn.haoyuan.org.Unit;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.AsOf;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Exports;
import cn.haoyuan.web.Paged;
import cn.haoyuan.web.Paging;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list of duties with its filters.
 *
 * @param unit the one whose duties are meant, if it stands on the day
 * @param ended how it came to an end, if it stands no longer
 * @param refusal why it was not printed; null where nobody asked for that
 */
public record DutyListPage(
        LocalDate today,
        AsOf day,
        DutyQuery query,
        @Nullable Unit unit,
        @Nullable Ending ended,
        @Nullable String measureTitle,
        List<MeasureTitle> measures,
        List<Duty> duties,
        Paging paging,
        Address here,
        Exports exports,
        @Nullable String refusal)
        implements Paged {

    /** With a day and an extension behind it, in Chinese, as long as a file system takes: 255 bytes. */
    private static final int LONGEST_NAME = 75;

    /** A measure to choose. */
    public record MeasureTitle(String key, String title, String clause) {}

    DutyListPage refused(String reason) {
        return new DutyListPage(
                today, day, query, unit, ended, measureTitle, measures, duties, paging, here, exports, reason);
    }

    public static List<Choice> sorts() {
        return Choice.of(DutySort.values(), DutySort::label);
    }

    /** The day that the list is about. */
    public LocalDate asOf() {
        return day.day();
    }

    /** The heading. */
    public String title() {
        return measureTitle == null ? "责任事项" : measureTitle;
    }

    /** What files of it are called: what the heading says, of whom, in which states; at most {@value LONGEST_NAME} characters. */
    String fileName() {
        return Cut.to(
                LONGEST_NAME,
                Stream.concat(
                                Stream.of(unit == null ? "" : unit.name() + query.part(), title()),
                                query.states().stream().sorted().map(DutyState::label))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" ")));
    }

    /** Why this part of a long list is not shown, and how to come to what is sought. */
    public String tooDeep() {
        return "共 " + Count.of(paging.total()) + " 项，能翻看最前面和最后面各 " + Count.of(Paging.REACH)
                + " 项。要找中间的，请在上面选举措、状态、单位或截止日期，或者导出表格。";
    }

    /** The same list on the last day of the unit that is meant. */
    public String lastDay(Ending of) {
        return here.with("asOf", of.day().minusDays(1)).toString();
    }

    /** The page of a duty as of the same day. */
    public String href(Duty duty) {
        return Address.of("/duties/" + duty.id())
                .with("asOf", asOf().equals(today) ? null : asOf())
                .toString();
    }

    /** The same list in another order. */
    public String sorted(DutySort sort) {
        return here.with("sort", sort).toString();
    }
}
