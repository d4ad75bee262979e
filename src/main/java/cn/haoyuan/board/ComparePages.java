package cn.haoyuan.board;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.LeadDays;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Exports;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts units beside each other, from the same figures as the matrix. */
@Component
@ByKey
class ComparePages {

    /** In tenths of a percent: nothing is weak where everything is done. */
    private static final int ALL = 1000;

    private final BoardPages pages;
    private final Figuring figuring;
    private final Boards boards;
    private final Plans plans;
    private final LeadDays leads;

    ComparePages(BoardPages pages, Figuring figuring, Boards boards, Plans plans, LeadDays leads) {
        this.pages = pages;
        this.figuring = figuring;
        this.boards = boards;
        this.plans = plans;
        this.leads = leads;
    }

    ComparePage compare(Viewer viewer, CompareQuery query, LocalDate today) {
        LocalDate asOf = query.board().day(today);
        Standpoint at = pages.standpoint(viewer, query.board(), today);
        List<Part> parts = at.columns();
        Figures figures = figuring.of(at, parts, asOf);
        Optional<PlanVersion> version = plans.current();
        List<MeasureNames.Name> names = boards.names(figures);
        MeasureNames.Name measure = names.stream()
                .filter(name -> name.key().equals(query.chosenMeasure()))
                .findFirst()
                .orElse(null);
        LocalDate linked = Look.linked(asOf, today);
        Integer root = at.unit() == null ? null : at.unit().id();
        List<ComparePage.Line> lines = new ArrayList<>();
        for (Part part : parts) {
            int unit = part.unit().id();
            lines.add(new ComparePage.Line(
                    unit,
                    part.unit().name(),
                    query.board().address("/board").with("unit", unit).toString(),
                    pick(figures.parts().getOrDefault(part, Map.of()), measure),
                    drill(unit, measure, linked),
                    query.chosen().contains(unit)));
        }
        lines.sort(query.order().by(ComparePage.Line::counts));
        Map<Integer, Part> byUnit =
                parts.stream().collect(Collectors.toMap(part -> part.unit().id(), Function.identity()));
        List<Part> sides = lines.stream()
                .filter(ComparePage.Line::chosen)
                .flatMap(line -> Stream.ofNullable(byUnit.get(line.unit())))
                .toList();
        return new ComparePage(
                Look.of(
                        at,
                        query.board(),
                        today,
                        version,
                        Look.COMPARE,
                        query.address("/board/compare"),
                        pages.blank(figures.total(), asOf)),
                names.stream()
                        .map(name -> new Choice(name.key(), name.clause() + " " + name.title()))
                        .toList(),
                measure == null ? "" : measure.key(),
                Choice.of(RowOrder.values(), order -> order.label(By.UNIT)),
                query.order().name(),
                new ComparePage.Line(
                        root, "全体", null, pick(figures.whole(), measure), drill(root, measure, linked), false),
                lines,
                sides.stream()
                        .map(part -> new ComparePage.Side(
                                part.unit().name(),
                                query.board()
                                        .address("/board")
                                        .with("unit", part.unit().id())
                                        .toString()))
                        .toList(),
                query.surplus().stream()
                        .flatMap(unit -> Stream.ofNullable(byUnit.get(unit)))
                        .map(part -> part.unit().name())
                        .toList(),
                sides.isEmpty() ? List.of() : sections(sides, figures, names, version, linked),
                leads.words(),
                Exports.paper(query.address("/board/compare/export.docx"), true));
    }

    private static Counts pick(Map<Integer, Counts> counts, MeasureNames.@Nullable Name measure) {
        return measure == null ? Figures.sum(counts) : counts.getOrDefault(measure.id(), Counts.NONE);
    }

    private static Drill drill(
            @Nullable Integer unit, MeasureNames.@Nullable Name measure, @Nullable LocalDate linked) {
        return new Drill(unit, false, measure == null ? null : measure.key(), linked);
    }

    /** The measures by the clause directly under a chapter. */
    private static List<ComparePage.Section> sections(
            List<Part> sides,
            Figures figures,
            List<MeasureNames.Name> names,
            Optional<PlanVersion> version,
            @Nullable LocalDate linked) {
        Map<String, List<MeasureNames.Name>> groups = new LinkedHashMap<>();
        for (MeasureNames.Name name : names) {
            groups.computeIfAbsent(
                            Clauses.section(version.map(PlanVersion::plan), name.clause()), key -> new ArrayList<>())
                    .add(name);
        }
        Map<String, List<Counts>> sums = new LinkedHashMap<>();
        groups.forEach((heading, group) -> sums.put(
                heading,
                sides.stream()
                        .map(side -> sum(group, figures.parts().getOrDefault(side, Map.of())))
                        .toList()));
        List<Optional<Integer>> lowest = IntStream.range(0, sides.size())
                .mapToObj(side -> sums.values().stream()
                        .map(row -> Heat.tenths(row.get(side)))
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder()))
                .toList();
        List<ComparePage.Section> sections = new ArrayList<>();
        sums.forEach((heading, row) -> {
            String clause = heading.split(" ", 2)[0];
            List<ComparePage.Cell> cells = new ArrayList<>();
            for (int side = 0; side < sides.size(); side++) {
                Integer share = Heat.tenths(row.get(side));
                cells.add(new ComparePage.Cell(
                        row.get(side),
                        new Drill(sides.get(side).unit().id(), false, null, linked, clause),
                        share != null && share < ALL && lowest.get(side).equals(Optional.of(share))));
            }
            sections.add(new ComparePage.Section(heading, cells));
        });
        return sections;
    }

    private static Counts sum(List<MeasureNames.Name> group, Map<Integer, Counts> counts) {
        return group.stream()
                .map(name -> counts.getOrDefault(name.id(), Counts.NONE))
                .reduce(Counts.NONE, Counts::plus);
    }
}
