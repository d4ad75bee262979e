package cn.haoyuan.burden;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.calendar.Period;
import cn.haoyuan.calendar.Semester;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.plan.AskedTwice;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The burden ledger. */
@Component
@Transactional(readOnly = true)
class Burdens {

    /** Days of the vacation after the last known semester: about the mean of winter's and summer's. */
    private static final int VACATION = 45;

    private final Tallies tallies;
    private final Units units;
    private final Plans plans;
    private final Calendars calendars;
    private final Clock clock;

    Burdens(Tallies tallies, Units units, Plans plans, Calendars calendars, Clock clock) {
        this.tallies = tallies;
        this.units = units;
        this.plans = plans;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The burden of a unit of the viewer's subtree. */
    public BurdenPage page(Viewer viewer, BurdenQuery query) {
        return page(top(viewer, query.unit()), query, false);
    }

    /** The same with the figures of all units of the list, for a file. */
    public BurdenPage whole(Viewer viewer, BurdenQuery query) {
        return page(top(viewer, query.unit()), query, true);
    }

    /** The name of a unit above is seen by all below it, its figures are not. */
    private Unit top(Viewer viewer, @Nullable Integer unit) {
        return units.findLast(unit == null ? viewer.unitId() : unit, LocalDate.now(clock))
                .filter(viewer.post()::holds)
                .orElseThrow(NotFound::new);
    }

    private BurdenPage page(Unit present, BurdenQuery query, boolean every) {
        UnitKind kind = query.kind();
        boolean byCounty = kind == null && (present.kind() == UnitKind.CITY || present.kind() == UnitKind.CITY_AREA);
        LocalDate today = LocalDate.now(clock);
        PlanVersion version = plans.current().orElseThrow(NotFound::new);
        List<Period> semesters = semesters(version.plan());
        List<Period> periods =
                Stream.concat(semesters.stream(), schoolYears(semesters)).toList();
        Period period = periods.stream()
                .filter(one -> one.key().equals(query.semester()))
                .findFirst()
                .or(() -> semesters.stream().filter(one -> one.contains(today)).findFirst())
                .orElseGet(semesters::getLast);
        LocalDate day = period.endsOn().isBefore(today) ? period.endsOn() : today;
        List<Plan> versions = until(day, version);
        Plan plan = versions.isEmpty() ? version.plan() : versions.getLast();
        Optional<Unit> then = day.equals(today) ? Optional.of(present) : units.find(present.id(), day);
        Unit top = then.orElse(present);
        Set<UnitKind> listed = kind != null
                ? EnumSet.of(kind)
                : byCounty ? EnumSet.range(UnitKind.CITY, UnitKind.COUNTY) : EnumSet.allOf(UnitKind.class);
        boolean below = then.isPresent() && top.kind() != UnitKind.KINDERGARTEN;
        List<Unit> rows = below ? units.within(top, listed, day) : List.of();
        return new BurdenPage(
                top,
                period,
                day,
                day.equals(today),
                periods,
                plan,
                then.isPresent()
                        ? tallies.of(
                                top,
                                byCounty,
                                byCounty || every ? null : query.shown(rows),
                                period.startsOn(),
                                period.endsOn(),
                                day,
                                plan)
                        : Sums.of(List.of(), plan),
                below ? units.kinds(top, day) : Map.of(),
                query,
                rows,
                versions.isEmpty() ? List.of() : AskedTwice.in(plan, versions));
    }

    /**
     * The version that stood on the day and those before it, the oldest first: what a later one asks was no burden then, and what it asks
     * no more was one. Only the one in force where that stood already and asks nothing twice, since then nobody asks which form came later.
     */
    private List<Plan> until(LocalDate day, PlanVersion current) {
        if (published(current, day) && AskedTwice.in(current.plan()).isEmpty()) {
            return List.of(current.plan());
        }
        return plans.versions().reversed().stream()
                .filter(version -> published(version, day))
                .map(PlanVersion::plan)
                .toList();
    }

    private static boolean published(PlanVersion version, LocalDate day) {
        return version.publishedOn() != null && !version.publishedOn().isAfter(day);
    }

    /** The semesters of the plan, each with the vacation after it, in which its last deadlines lie. */
    private List<Period> semesters(Plan plan) {
        List<Semester> all = calendars.current().semesters().stream()
                .filter(s -> !s.startsOn().isAfter(plan.to()) && !s.endsOn().isBefore(plan.from()))
                .toList();
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Period own = all.get(i).period();
            LocalDate end = i + 1 < all.size()
                    ? all.get(i + 1).startsOn().minusDays(1)
                    : own.endsOn().plusDays(VACATION);
            periods.add(new Period(own.key(), own.label(), own.startsOn(), end));
        }
        if (periods.isEmpty()) {
            periods.add(new Period("all", "全部", plan.from(), plan.to()));
        }
        return periods;
    }

    /** The school years of which both semesters are known, each with the vacation after it. */
    private Stream<Period> schoolYears(List<Period> semesters) {
        return IntStream.range(1, semesters.size()).boxed().flatMap(i -> {
            Period first = semesters.get(i - 1);
            Period second = semesters.get(i);
            Period year = calendars.current().schoolYear(calendars.current().schoolYearOf(first.startsOn()));
            return year.contains(second.startsOn())
                    ? Stream.of(new Period(year.key(), year.label(), first.startsOn(), second.endsOn()))
                    : Stream.empty();
        });
    }
}
