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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list of duties with its filters.
 *
 * @param unit the one whose duties are meant, if it stands on the day
 * @param ended how it came to an end, if it stands no longer
 * @param owing the one that owes them, if only its own are meant and it stands on the day
 * @param results by id: what came of those that are done whatever comes of it, and how what was handed in of those that are not stands
 * @param refusal why it was not printed; null where nobody asked for that
 */
public record DutyListPage(
        LocalDate today,
        AsOf day,
        DutyQuery query,
        @Nullable Unit unit,
        @Nullable Ending ended,
        @Nullable Unit owing,
        @Nullable String measureTitle,
        List<MeasureTitle> measures,
        List<Duty> duties,
        Map<Long, String> results,
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
                today,
                day,
                query,
                unit,
                ended,
                owing,
                measureTitle,
                measures,
                duties,
                results,
                paging,
                here,
                exports,
                reason);
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

    /** Whose duties are meant, in words; "" for all. */
    public String scope() {
        if (unit != null) {
            return unit.name() + query.part();
        }
        return ended != null ? ended.name() : query.unit() == null && query.owed() != null ? "我负责的单位（只看承担的）" : "";
    }

    /** Who owes them, in words; "" for whoever does. */
    public String owedBy() {
        return query.owedBy() == null ? "" : owing == null ? "指定的单位" : owing.name();
    }

    /** What else than a measure the list is narrowed to, in words. */
    List<String> narrowed() {
        return Stream.of(
                        said("范围", scope()),
                        said("条款", query.clause()),
                        said("责任单位", owedBy()),
                        said("用什么证明", query.evidence()),
                        said("状态", states().collect(Collectors.joining("、"))),
                        query.from() == null && query.to() == null
                                ? ""
                                : said("截止日期", DutyPaper.text(query.from()) + " 至 " + DutyPaper.text(query.to())),
                        said("单位名称含", query.q()))
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private static String said(String label, @Nullable String value) {
        return value == null || value.isBlank() ? "" : label + "：" + value;
    }

    private Stream<String> states() {
        return query.states().stream().sorted().map(DutyState::label);
    }

    /** What files of it are called: of whom, what the heading says, of which clause, in which states; at most {@value LONGEST_NAME} characters. */
    String fileName() {
        return Cut.to(
                LONGEST_NAME,
                Stream.concat(
                                Stream.of(
                                        scope(),
                                        owedBy(),
                                        title(),
                                        query.clause() == null || query.clause().isBlank()
                                                ? ""
                                                : "条款" + query.clause()),
                                states())
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
