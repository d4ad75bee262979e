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
import cn.haoyuan.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** The burden ledger. */
@Component
@Transactional(readOnly = true)
class Burdens {

    private static final List<String> HEADINGS =
            List.of("单位", "单位类型", "责任事项", "已有记录抵扣", "报送完成", "尚未完成", "报送份数", "手填格数", "系统带入格数", "估计小时");

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

    /**
     * The burden of a unit of the viewer's subtree, the own one for null.
     *
     * @param kind whose units to list, each with what it owes itself; null for those of the next level, with all below them
     * @param column the figure whose average was opened; null for none
     */
    public BurdenPage page(
            Viewer viewer,
            @Nullable Integer unit,
            @Nullable String semester,
            @Nullable UnitKind kind,
            @Nullable Figure column,
            int page) {
        // the name of a unit above is seen by all below it, its figures are not
        Unit top = top(viewer, unit)
                .filter(found -> found.seat() >= viewer.post().seat()
                        && found.seatEnd() <= viewer.post().seatEnd())
                .orElseThrow(Burdens::unknown);
        boolean byCounty = kind == null && (top.kind() == UnitKind.CITY || top.kind() == UnitKind.CITY_AREA);
        return page(top, semester, byCounty, kind, column, page);
    }

    private Optional<Unit> top(Viewer viewer, @Nullable Integer unit) {
        return units.findLast(unit == null ? viewer.unitId() : unit, LocalDate.now(clock));
    }

    private BurdenPage page(
            Unit present,
            @Nullable String wanted,
            boolean byCounty,
            @Nullable UnitKind kind,
            @Nullable Figure column,
            int shown) {
        LocalDate today = LocalDate.now(clock);
        Plan plan = plans.current().map(PlanVersion::plan).orElseThrow(Burdens::unknown);
        List<Period> semesters = semesters(plan);
        Period semester = semesters.stream()
                .filter(period -> period.key().equals(wanted))
                .findFirst()
                .or(() -> semesters.stream()
                        .filter(period -> period.contains(today))
                        .findFirst())
                .orElseGet(semesters::getLast);
        LocalDate day = semester.endsOn().isBefore(today) ? semester.endsOn() : today;
        Unit top = day.equals(today) ? present : units.find(present.id(), day).orElseGet(() -> notYet(present));
        Set<UnitKind> listed = kind != null
                ? EnumSet.of(kind)
                : byCounty ? EnumSet.range(UnitKind.CITY, UnitKind.COUNTY) : EnumSet.allOf(UnitKind.class);
        boolean alone = top.kind() == UnitKind.KINDERGARTEN;
        return new BurdenPage(
                top,
                semester,
                day,
                day.equals(today),
                semesters,
                plan,
                tallies.of(top, byCounty, semester.startsOn(), semester.endsOn(), day, plan),
                alone ? Map.of() : units.kinds(top, day),
                kind,
                alone ? List.of() : units.within(top, listed, day),
                column,
                AskedTwice.in(plan),
                shown);
    }

    /** A unit that did not stand on the day takes no seats then. */
    private static Unit notYet(Unit unit) {
        return new Unit(unit.id(), unit.kind(), unit.code(), unit.name(), unit.parentId(), unit.seat(), unit.seat());
    }

    /** Every unit of the subtree on a line of its own. */
    public void export(Viewer viewer, @Nullable Integer unit, @Nullable String semester, OutputStream out)
            throws IOException {
        Unit top = top(viewer, unit).orElseThrow(Burdens::unknown);
        BurdenPage page = page(top, semester, false, null, null, 1);
        List<Unit> all = page.alone() ? List.of(page.top()) : page.rows();
        try (SheetWriter sheet = SheetWriter.open(out, "负担账 " + page.semester().label(), HEADINGS)
                .widths(30, 12, 12, 14, 12, 12, 12, 12, 14, 12)) {
            for (Unit each : all) {
                Tally t = page.sums().on(each.id());
                sheet.row(
                        each.name(),
                        each.kind().label(),
                        t.duties(),
                        t.byRecord(),
                        t.byFiling(),
                        t.open(),
                        t.filings(),
                        t.typed(),
                        t.carried(),
                        t.minutes() / 60.0);
            }
        }
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
                    : own.endsOn().plusDays(45);
            periods.add(new Period(own.key(), own.label(), own.startsOn(), end));
        }
        if (periods.isEmpty()) {
            periods.add(new Period("all", "全部", plan.from(), plan.to()));
        }
        return periods;
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
