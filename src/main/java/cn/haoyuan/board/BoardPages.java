package cn.haoyuan.board;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.DailyCounts;
import cn.haoyuan.duty.LeadDays;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.PublicationDays;
import cn.haoyuan.standing.Conditions;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Exports;
import cn.haoyuan.web.NotFound;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a board together: one call, one transaction, at most seven statements. */
@Component
@ByKey
class BoardPages {

    private static final int LATE = 10;

    private final Standpoints standpoints;
    private final Figuring figuring;
    private final Boards boards;
    private final Plans plans;
    private final DailyCounts daily;
    private final Conditions conditions;
    private final LateUnits late;
    private final TileLayout layouts;
    private final PublicationDays published;
    private final LeadDays leads;

    BoardPages(
            Standpoints standpoints,
            Figuring figuring,
            Boards boards,
            Plans plans,
            DailyCounts daily,
            Conditions conditions,
            LateUnits late,
            TileLayout layouts,
            PublicationDays published,
            LeadDays leads) {
        this.standpoints = standpoints;
        this.figuring = figuring;
        this.boards = boards;
        this.plans = plans;
        this.daily = daily;
        this.conditions = conditions;
        this.late = late;
        this.layouts = layouts;
        this.published = published;
        this.leads = leads;
    }

    BoardPage board(Viewer viewer, BoardQuery query, LocalDate today) {
        return page(viewer, query, today, "/board", true);
    }

    /** The board as it hangs on a wall: by unit, without names and conditions. */
    BoardPage screen(Viewer viewer, BoardQuery query, LocalDate today) {
        return page(
                viewer,
                new BoardQuery(query.unit(), query.asOf(), By.UNIT, null, null, null, null),
                today,
                "/board/screen",
                false);
    }

    private BoardPage page(Viewer viewer, BoardQuery query, LocalDate today, String path, boolean deep) {
        LocalDate asOf = query.day(today);
        Standpoint at = standpoint(viewer, query, today);
        By by = query.rows(at);
        Unit unit = at.unit();
        LocalDate linked = Look.linked(asOf, today);
        Optional<PlanVersion> version = plans.current();
        Figures figures = by == By.UNIT ? figuring.of(at, at.parts(), asOf) : figuring.whole(at, asOf);
        String blank = blank(figures.total(), asOf);
        Address address = query.address(path)
                .with("by", deep && query.by() != null ? query.by().text() : null)
                .with("sort", query.sort());
        boolean wide = blank == null && by == By.UNIT && !at.kindergarten();
        List<BoardPage.Condition> conditions =
                deep && blank == null && unit != null ? conditions(version, unit, query, asOf) : List.of();
        return new BoardPage(
                Look.of(at, query, today, version, by.text(), address, blank),
                by,
                figures.total(),
                new Drill(unit == null ? null : unit.id(), false, null, linked),
                sorted(
                        by == By.UNIT
                                ? units(at, query, figures, linked)
                                : measures(at, query, figures, version, linked),
                        query.order()),
                query.order().choices(by, address),
                by == By.UNIT || query.order() != RowOrder.TREE
                        ? null
                        : tree(at, figures, version, conditions, linked, query),
                wide ? Tiles.of(at.columns(), figures, query, linked, layout(version, at)) : null,
                figures.shared(),
                unit != null && unit.kind() == UnitKind.COUNTY,
                // nobody is late yet on a day that has not come
                deep && wide && unit != null && !asOf.isAfter(today)
                        ? late.of(unit.id(), asOf, linked, LATE)
                        : List.of(),
                wide ? behind(at, figures, linked) : List.of(),
                conditions,
                wide && unit != null ? trend(version, unit, asOf, today) : null,
                Exports.paper(
                        query.address("/board/export.docx")
                                .with("by", by.text())
                                .with("sort", query.sort()),
                        true),
                leads.words(),
                query.address("/board").toString());
    }

    private @Nullable ClauseTree tree(
            Standpoint at,
            Figures figures,
            Optional<PlanVersion> version,
            List<BoardPage.Condition> conditions,
            @Nullable LocalDate linked,
            BoardQuery query) {
        return version.map(published -> ClauseTree.of(
                        published.plan(),
                        boards.byMeasure(at, figures),
                        conditions,
                        at.unit() == null ? null : at.unit().id(),
                        linked,
                        query))
                .orElse(null);
    }

    /** Geography is known of the counties of a city only. */
    private TileLayout.Layout layout(Optional<PlanVersion> version, Standpoint at) {
        return at.unit() != null && at.unit().kind() == UnitKind.CITY && version.isPresent()
                ? layouts.of(version.get().plan().id())
                : TileLayout.NONE;
    }

    /** The measures of which most is overdue. */
    private List<BoardPage.Behind> behind(Standpoint at, Figures figures, @Nullable LocalDate linked) {
        return boards.byMeasure(at, figures).stream()
                .filter(row -> row.counts().overdue() > 0)
                .sorted(Comparator.comparingLong((BoardRow row) -> row.counts().overdue())
                        .reversed())
                .limit(LATE)
                .map(row -> new BoardPage.Behind(
                        row.name(), String.valueOf(row.clause()), row.counts(), Drill.of(row, linked)))
                .toList();
    }

    /**
     * From where this viewer looks; unknown and forbidden look the same.
     *
     * @throws GoneUnit for a unit of the viewer's that stands no longer
     */
    Standpoint standpoint(Viewer viewer, BoardQuery query, LocalDate today) {
        LocalDate asOf = query.day(today);
        if (query.unit() == null && viewer.post().role().assignable()) {
            return standpoints.assigned(asOf);
        }
        int unit = query.unit() == null ? viewer.unitId() : query.unit();
        Optional<Standpoint> at = standpoints.at(unit, asOf);
        if (at.isPresent()) {
            return at.get();
        }
        if (!asOf.equals(today)) {
            Optional<Standpoint> now = standpoints.at(unit, today);
            if (now.isPresent()) {
                return new Standpoint(now.get().unit(), now.get().above(), List.of());
            }
        }
        if (query.unit() == null) {
            return standpoints.assigned(asOf);
        }
        throw standpoints
                .ending(unit, asOf.isBefore(today) ? today : asOf)
                .<RuntimeException>map(GoneUnit::new)
                .orElseGet(NotFound::new);
    }

    /** Why a board has nothing to count; null if it has. */
    @Nullable
    String blank(Counts total, LocalDate asOf) {
        if (total.total() > 0) {
            return null;
        }
        return published
                .first()
                .map(first -> asOf.isBefore(first)
                        ? "行动计划自" + Day.of(first) + "起公布执行，这一天还没有责任事项。"
                        : "这一天这里没有责任事项：单位当时可能尚未成立或已经撤并，或没有举措涉及。")
                .orElse("行动计划尚未公布，还没有责任事项。");
    }

    private List<BoardPage.Group> units(Standpoint at, BoardQuery query, Figures figures, @Nullable LocalDate linked) {
        Map<Integer, Unit> areas = at.below().stream()
                .filter(unit -> unit.kind() == UnitKind.CITY_AREA)
                .collect(Collectors.toMap(Unit::id, unit -> unit));
        Map<Integer, Unit> below = at.below().stream().collect(Collectors.toMap(Unit::id, unit -> unit));
        List<BoardPage.Line> lines = new ArrayList<>();
        for (BoardRow row : boards.byUnit(at, figures)) {
            Unit unit = row.unitId() == null ? null : below.get(row.unitId());
            Unit area = unit == null || unit.parentId() == null ? null : areas.get(unit.parentId());
            String href = unit == null
                    ? null
                    : query.address("/board").with("unit", unit.id()).toString();
            lines.add(new BoardPage.Line(
                    row, Drill.of(row, linked), href, area == null ? null : area.name(), owes(row, linked)));
        }
        return List.of(new BoardPage.Group(null, lines));
    }

    /** Only offices owe something about others. */
    private static @Nullable String owes(BoardRow row, @Nullable LocalDate linked) {
        return row.own() && (row.kind() == UnitKind.CITY || row.kind() == UnitKind.COUNTY)
                ? Address.of("/duties")
                        .with("owedBy", row.unitId())
                        .with("asOf", linked)
                        .toString()
                : null;
    }

    /** The worst first are one list, without headings. */
    private static List<BoardPage.Group> sorted(List<BoardPage.Group> groups, RowOrder order) {
        return order == RowOrder.TREE
                ? groups
                : List.of(new BoardPage.Group(
                        null,
                        groups.stream()
                                .flatMap(group -> group.lines().stream())
                                .sorted(order.by(line -> line.row().counts()))
                                .toList()));
    }

    private List<BoardPage.Group> measures(
            Standpoint at,
            BoardQuery query,
            Figures figures,
            Optional<PlanVersion> version,
            @Nullable LocalDate linked) {
        Map<String, List<BoardPage.Line>> groups = new LinkedHashMap<>();
        for (BoardRow row : boards.byMeasure(at, figures)) {
            String clause = row.clause() == null ? "" : row.clause();
            groups.computeIfAbsent(
                            Clauses.section(version.map(PlanVersion::plan), clause), heading -> new ArrayList<>())
                    .add(new BoardPage.Line(row, Drill.of(row, linked), Look.rule(query, row.key()), clause, null));
        }
        return groups.entrySet().stream()
                .map(group -> new BoardPage.Group(group.getKey(), group.getValue()))
                .toList();
    }

    private List<BoardPage.Condition> conditions(
            Optional<PlanVersion> version, Unit unit, BoardQuery query, LocalDate asOf) {
        if (version.isEmpty()) {
            return List.of();
        }
        Plan plan = version.get().plan();
        return conditions.of(plan, unit, asOf).stream()
                .map(finding -> new BoardPage.Condition(
                        finding,
                        finding.measure().clauses().getFirst(),
                        plan.clause(finding.measure().clauses().getFirst())
                                .map(Clause::title)
                                .orElse(""),
                        query.address("/board/standing/" + finding.measure().id())
                                .with("unit", unit.id())
                                .toString()))
                .toList();
    }

    private @Nullable Trend trend(Optional<PlanVersion> version, Unit unit, LocalDate asOf, LocalDate today) {
        if (version.isEmpty()) {
            return null;
        }
        Plan plan = version.get().plan();
        return Trend.of(daily.of(unit.id(), plan.from(), asOf), plan, asOf, today, unit.id());
    }
}
