package cn.haoyuan.board;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.board.ChangesPage.Line;
import cn.haoyuan.board.ChangesPage.OnDay;
import cn.haoyuan.board.ChangesPage.Rows.Moved;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.org.Ending;
import cn.haoyuan.org.Units;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.PublicationDays;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Exports;
import cn.haoyuan.web.PageSize;
import cn.haoyuan.web.Paging;
import cn.haoyuan.web.Tab;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts two or three days beside each other. The rows are those of the last day's tree. */
@Component
@ByKey
class ChangesPages {

    private static final int SIZE = 50;
    private static final int PART = 1000;

    private final BoardPages pages;
    private final Figuring figuring;
    private final Boards boards;
    private final Plans plans;
    private final Duties duties;
    private final DutyChanges changes;
    private final Units units;
    private final Calendars calendars;
    private final PublicationDays published;

    ChangesPages(
            BoardPages pages,
            Figuring figuring,
            Boards boards,
            Plans plans,
            Duties duties,
            DutyChanges changes,
            Units units,
            Calendars calendars,
            PublicationDays published) {
        this.pages = pages;
        this.figuring = figuring;
        this.boards = boards;
        this.plans = plans;
        this.duties = duties;
        this.changes = changes;
        this.units = units;
        this.calendars = calendars;
        this.published = published;
    }

    ChangesPage changes(Viewer viewer, ChangesQuery query, LocalDate today) {
        LocalDate later = query.later(today);
        List<LocalDate> days = query.days(today);
        BoardQuery board = query.board();
        Standpoint at = pages.standpoint(viewer, board, today);
        By by = board.rows(at);
        List<Part> parts = by == By.UNIT ? at.parts() : List.of();
        SequencedMap<LocalDate, Figures> figures = figuring.of(at, parts, days);
        Figures after = figures.lastEntry().getValue();
        Address here = query.address("/board/changes")
                .with("before", days.size() > 2 ? days.getFirst() : null)
                .with("since", days.get(days.size() - 2));
        Function<BoardRow, Line> line = row -> line(row, figures, board, at, today);
        BoardRow whole = new BoardRow(
                "", at.name(), null, at.unit() == null ? null : at.unit().id(), false, null, null, after.total(), null);
        Optional<PlanVersion> version = plans.current();
        return new ChangesPage(
                Look.of(at, board, today, version, Look.CHANGES, here, pages.blank(after.total(), later)),
                by,
                days,
                query.misplaced(query.since(), today),
                query.misplaced(query.before(), today),
                views(here, by, at),
                presets(later, calendars.current().plusWorkingDays(later, -1)),
                figures.values().stream().anyMatch(day -> day.shared() > 0),
                published.between(days.getFirst(), later),
                line.apply(whole),
                (by == By.UNIT ? boards.byUnit(at, after) : boards.byMeasure(at, after))
                        .stream().map(line).toList(),
                Exports.paper(new Address("/board/changes/export.docx", here.query()).with("by", by.text()), true));
    }

    private static Line line(
            BoardRow row, SequencedMap<LocalDate, Figures> figures, BoardQuery query, Standpoint at, LocalDate today) {
        boolean unit = row.kind() != null && !at.kindergarten();
        String href = row.measure() != null
                ? Look.rule(query, row.measure())
                : unit ? query.address("/board").with("unit", row.unitId()).toString() : null;
        return new Line(
                row.name(),
                href,
                figures.entrySet().stream()
                        .map(on -> new OnDay(
                                on.getKey(),
                                counts(row, on.getValue()),
                                Drill.of(row, Look.linked(on.getKey(), today))))
                        .toList());
    }

    private static Counts counts(BoardRow row, Figures figures) {
        if (row.measureId() != null) {
            return figures.whole().getOrDefault(row.measureId(), Counts.NONE);
        }
        return figures.parts().entrySet().stream()
                .filter(part -> row.kind() != null
                        && Integer.valueOf(part.getKey().unit().id()).equals(row.unitId())
                        && part.getKey().own() == row.own())
                .findFirst()
                .map(part -> Figures.sum(part.getValue()))
                .orElseGet(() -> row.kind() == null ? figures.total() : Counts.NONE);
    }

    private static List<Tab> views(Address here, By shown, Standpoint at) {
        return Arrays.stream(By.values())
                .filter(by -> by == By.MEASURE || !at.below().isEmpty())
                .map(by -> new Tab(by.label(), here.with("by", by.text()).toString(), -1, by == shown))
                .toList();
    }

    private static List<Choice> presets(LocalDate later, LocalDate workingDay) {
        Set<String> seen = new HashSet<>();
        return Stream.of(
                        new Choice(later.minusDays(1).toString(), "前一天"),
                        new Choice(workingDay.toString(), "上个工作日"),
                        new Choice(later.minusDays(7).toString(), "一周前"),
                        new Choice(later.minusMonths(1).toString(), "一个月前"),
                        new Choice(later.withDayOfMonth(1).minusDays(1).toString(), "上月末"),
                        new Choice(later.withDayOfYear(1).minusDays(1).toString(), "上年末"),
                        new Choice(later.minusYears(1).toString(), "一年前"))
                // the same day is offered once, by what it is called first
                .filter(preset -> seen.add(preset.value()))
                .toList();
    }

    ChangesPage.Rows rows(Viewer viewer, ChangesQuery query, LocalDate today) {
        LocalDate later = query.later(today);
        LocalDate earlier = query.earlier(today);
        BoardQuery board = query.board();
        Standpoint at = pages.standpoint(viewer, board, today);
        DutyChanges.Found found = found(query, at, today, board.pageNumber(), PageSize.or(query.size(), SIZE));
        Address here = query.address("/board/changes/rows")
                .with("since", earlier)
                .with("until", query.until())
                .with("own", query.own())
                .with("measure", query.measure())
                .with("what", query.change());
        Address shown = here.with("went", query.went());
        Optional<PlanVersion> version = plans.current();
        return new ChangesPage.Rows(
                Look.of(at, board, today, version, null, shown, null),
                query.whole(today).toString(),
                earlier,
                query.change(),
                version.flatMap(published -> published.plan().measure(String.valueOf(query.measure())))
                        .map(Measure::title)
                        .orElse(null),
                found.came(),
                found.went(),
                List.of(
                        new Tab("增加", here.toString(), found.came(), !query.wentAway()),
                        new Tab("减少", here.with("went", true).toString(), found.went(), query.wentAway())),
                moved(found.page(), earlier, later),
                Paging.of(
                        board.pageNumber(), query.size(), SIZE, query.wentAway() ? found.went() : found.came(), shown),
                Exports.sheet(new Address("/board/changes/rows/export.xlsx", shown.query()).toString()));
    }

    /** From where such a list looks, if the viewer may. */
    @Transactional(readOnly = true)
    Standpoint standpoint(Viewer viewer, ChangesQuery query, LocalDate today) {
        return pages.standpoint(viewer, query.board(), today);
    }

    /** All rows of such a list, in its order. */
    @Transactional(readOnly = true)
    void each(Standpoint at, ChangesQuery query, LocalDate today, Consumer<Moved> reader) {
        List<Long> ids = found(query, at, today, 1, SheetWriter.MOST_ROWS - 1).page();
        for (int from = 0; from < ids.size(); from += PART) {
            List<Long> part = ids.subList(from, Math.min(from + PART, ids.size()));
            moved(part, query.earlier(today), query.later(today)).forEach(reader);
        }
    }

    private DutyChanges.Found found(ChangesQuery query, Standpoint at, LocalDate today, int page, int size) {
        LocalDate later = query.later(today);
        Drill drill = new Drill(query.unit(), Boolean.TRUE.equals(query.own()), query.measure(), later);
        return changes.between(
                drill, at.wide(), query.earlier(today), later, query.change(), !query.wentAway(), page, size);
    }

    private List<Moved> moved(List<Long> ids, LocalDate earlier, LocalDate later) {
        Map<Long, Long> lasting = duties.lasting(ids);
        Map<Long, Duty> before = duties.byLastingId(lasting, earlier);
        Map<Long, Duty> after = duties.byLastingId(lasting, later);
        Set<Integer> left = before.entrySet().stream()
                .filter(each -> !after.containsKey(each.getKey()))
                .flatMap(each -> places(each.getValue()))
                .collect(Collectors.toSet());
        Map<Integer, Ending> ended = left.isEmpty()
                ? Map.of()
                : units.endings(left, later).stream().collect(Collectors.toMap(Ending::unitId, Function.identity()));
        return ids.stream()
                .map(id -> {
                    Duty was = before.get(id);
                    return new Moved(was, after.get(id), was == null ? "" : gone(was, ended));
                })
                .toList();
    }

    private static Stream<Integer> places(Duty duty) {
        return Stream.of(duty.unitId(), duty.placeId());
    }

    /** Why a duty that stood is there no longer: whoever owed it, or whom it was about, ended. */
    private static String gone(Duty duty, Map<Integer, Ending> ended) {
        return places(duty)
                .filter(ended::containsKey)
                .map(ended::get)
                .findFirst()
                .map(ending -> (ending.unitId() == duty.unitId() ? "单位" : "对象") + ending.words())
                .orElse("已不在这里");
    }
}
