package cn.haoyuan.board;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.org.Unit;
import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.standing.Conditions;
import cn.haoyuan.standing.Finding;
import cn.haoyuan.standing.Gap;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.NotFound;
import cn.haoyuan.web.PageSize;
import cn.haoyuan.web.Paging;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of a standing condition together. */
@Component
@ByKey
class StandingPages {

    private static final int SIZE = 50;
    private static final int PART = 1000;
    private static final int MOST = 20_000;
    private static final int NAMED = 6;

    private final BoardPages pages;
    private final Plans plans;
    private final Conditions conditions;

    StandingPages(BoardPages pages, Plans plans, Conditions conditions) {
        this.pages = pages;
        this.plans = plans;
        this.conditions = conditions;
    }

    StandingPage standing(Viewer viewer, String measure, BoardQuery query, LocalDate today) {
        LocalDate asOf = query.day(today);
        Standpoint at = pages.standpoint(viewer, query, today);
        Unit unit = at.unit();
        Plan plan = plan();
        Finding finding = finding(plan, measure, unit, asOf);
        String number = finding.measure().clauses().getFirst();
        Address address = query.address("/board/standing/" + measure);
        return new StandingPage(
                Look.of(at, query, today, plans.current(), null, address, null),
                finding,
                number
                        + plan.clause(number)
                                .map(Clause::title)
                                .map(title -> " " + title)
                                .orElse(""),
                unit != null && finding.verdict() == Finding.Verdict.EXCEPTIONS
                        ? conditions.gaps(
                                plan,
                                finding.standing(),
                                unit,
                                asOf,
                                query.pageNumber(),
                                PageSize.or(query.size(), SIZE))
                        : List.of(),
                Paging.of(query.pageNumber(), query.size(), SIZE, finding.exceptions(), address),
                query.address("/board/standing/" + measure + "/export.xlsx").toString(),
                unit == null || finding.standing().condition().checkedBy() == null
                        ? null
                        : Address.of("/records")
                                .with("asOf", asOf.equals(today) ? null : asOf)
                                .with("kind", finding.standing().condition().checkedBy())
                                .with("unit", unit.id())
                                .with("standing", "true"),
                new StandingPage.BoardQueryLinks(asOf.equals(today) ? null : asOf, viewer.may(Permission.SEE_UNITS)));
    }

    /** A condition that has nothing to say from here is shown all the same, because the plan leads to it. */
    private Finding finding(Plan plan, String measure, @Nullable Unit unit, LocalDate asOf) {
        List<Finding> here = unit == null ? List.of() : conditions.of(plan, unit, asOf);
        return here.stream()
                .filter(each -> each.measure().id().equals(measure))
                .findFirst()
                .or(() -> plan.measures().stream()
                        .filter(each -> each.id().equals(measure) && each.standing() != null)
                        .findFirst()
                        .map(each -> Finding.notHere(each, Objects.requireNonNull(each.standing()))))
                .orElseThrow(NotFound::new);
    }

    /** All exceptions that the page counts; at most {@link #MOST}, which is more than a city has kindergartens. */
    List<Gap> gaps(Viewer viewer, Finding finding, BoardQuery query, LocalDate today) {
        Unit unit = pages.standpoint(viewer, query, today).unit();
        List<Gap> all = new ArrayList<>();
        if (unit == null) {
            return all;
        }
        Plan plan = plan();
        boolean any = finding.verdict() == Finding.Verdict.EXCEPTIONS;
        for (int page = 1; any && all.size() == (page - 1) * PART && all.size() < MOST; page++) {
            all.addAll(conditions.gaps(plan, finding.standing(), unit, query.day(today), page, PART));
        }
        return all;
    }

    /** The first exceptions of each condition on a board, by its measure; a statement for each that has any. */
    @Transactional(readOnly = true)
    Map<String, List<Gap>> first(Viewer viewer, List<BoardPage.Condition> shown, BoardQuery query, LocalDate today) {
        List<Finding> findings = shown.stream()
                .map(BoardPage.Condition::finding)
                .filter(finding -> finding.verdict() == Finding.Verdict.EXCEPTIONS)
                .toList();
        Unit unit = findings.isEmpty()
                ? null
                : pages.standpoint(viewer, query, today).unit();
        return unit == null
                ? Map.of()
                : findings.stream()
                        .collect(Collectors.toMap(
                                finding -> finding.measure().id(),
                                finding ->
                                        conditions.gaps(plan(), finding.standing(), unit, query.day(today), 1, NAMED)));
    }

    private Plan plan() {
        return plans.plan().orElseThrow(NotFound::new);
    }
}
