package cn.haoyuan.assessment;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.assessment.CountyYear.County;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The assessment of a year: of the counties below the viewer's unit, or of the viewer's own county. */
@Component
@ByKey
class Assessments {

    private static final Set<UnitKind> READERS = EnumSet.of(UnitKind.CITY, UnitKind.CITY_AREA, UnitKind.COUNTY);

    /** So long after its end a year is still what is worked on: letters and rectification take until then. */
    private static final int MONTHS_AFTER = 3;

    private final YearFigures figures;
    private final Chains chains;
    private final Units units;
    private final Plans plans;
    private final Years years;
    private final Clock clock;

    Assessments(YearFigures figures, Chains chains, Units units, Plans plans, Years years, Clock clock) {
        this.figures = figures;
        this.chains = chains;
        this.units = units;
        this.plans = plans;
        this.years = years;
        this.clock = clock;
    }

    /**
     * @param wanted null, and any year that the plan does not reach or that has not come, for the one that is worked on
     */
    AssessmentPage page(Viewer viewer, @Nullable Integer wanted) {
        if (!READERS.contains(viewer.post().unitKind()) || viewer.post().role().assignable()) {
            throw new NotFound();
        }
        LocalDate today = LocalDate.now(clock);
        Plan plan = plans.plan().orElseThrow(NotFound::new);
        List<Integer> years = this.years.all(today);
        Year year = Year.of(wanted != null && years.contains(wanted) ? wanted : usual(years, today), today);
        List<County> counties = units.below(viewer.unitId(), UnitKind.COUNTY, year.day()).stream()
                .map(unit -> new County(unit.id(), unit.name()))
                .toList();
        YearFigures.Counties known = figures.of(counties, year);
        Map<Integer, Chain> came = chains.of(counties.stream().map(County::id).toList(), year, viewer);
        return new AssessmentPage(
                today,
                viewer.post().unitName(),
                year,
                wanted == null || years.contains(wanted) ? null : wanted,
                years,
                known.all().stream()
                        .map(each -> new AssessmentPage.Row(
                                each, came.getOrDefault(each.county().id(), Chain.NONE)))
                        .toList(),
                known.shared(),
                letters(plan));
    }

    private static int usual(List<Integer> years, LocalDate today) {
        return Math.clamp(today.minusMonths(MONTHS_AFTER).getYear(), years.getFirst(), years.getLast());
    }

    /** What a letter may be, each by its topic. */
    private static List<Choice> letters(Plan plan) {
        return plan.topics().stream()
                .filter(topic -> topic.kinds().contains(EvidenceKind.LETTER))
                .map(topic -> new Choice(topic.id(), topic.title()))
                .toList();
    }
}
