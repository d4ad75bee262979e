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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** {@code kind}: whose units to list, each with what it owes itself; null for those of the next level, with all below them. */
    public BurdenPage page(
            Viewer viewer, @Nullable Integer unit, @Nullable String semester, @Nullable UnitKind kind, int page) {
        LocalDate today = LocalDate.now(clock);
        // the name of a unit above is seen by all below it, its figures are not
        Unit top = units.find(unit == null ? viewer.unitId() : unit, today)
                .filter(found -> found.seat() >= viewer.post().seat()
                        && found.seatEnd() <= viewer.post().seatEnd())
                .orElseThrow(Burdens::unknown);
        boolean byCounty = kind == null && (top.kind() == UnitKind.CITY || top.kind() == UnitKind.CITY_AREA);
        return page(top, semester, byCounty, kind, today, page);
    }

    private BurdenPage page(
            Unit top, @Nullable String wanted, boolean byCounty, @Nullable UnitKind kind, LocalDate today, int shown) {
        Plan plan = plans.current().map(PlanVersion::plan).orElseThrow(Burdens::unknown);
        List<Period> semesters = semesters(plan);
        Period semester = semesters.stream()
                .filter(period -> period.key().equals(wanted))
                .findFirst()
                .or(() -> semesters.stream()
                        .filter(period -> period.contains(today))
                        .findFirst())
                .orElseGet(semesters::getLast);
        Map<UnitKind, Integer> kinds = new EnumMap<>(UnitKind.class);
        List<Unit> rows = new ArrayList<>();
        UnitKind below = byCounty ? UnitKind.COUNTY : UnitKind.KINDERGARTEN;
        if (top.kind() != UnitKind.KINDERGARTEN) {
            List<Unit> all = new ArrayList<>(List.of(top));
            all.addAll(units.belowDuring(top.id(), semester.startsOn(), semester.endsOn()));
            all.forEach(unit -> kinds.merge(unit.kind(), 1, Integer::sum));
            all.stream()
                    .filter(unit -> kind == null ? unit == top || unit.kind() == below : unit.kind() == kind)
                    .forEach(rows::add);
        }
        Tally tally = tallies.of(top, byCounty, semester.startsOn(), semester.endsOn(), today);
        return new BurdenPage(top, semester, semesters, plan, tally, kinds, kind, rows, AskedTwice.in(plan), shown);
    }

    /** Every unit of the subtree on a line of its own. */
    public void export(Viewer viewer, @Nullable Integer unit, @Nullable String semester, OutputStream out)
            throws IOException {
        LocalDate today = LocalDate.now(clock);
        Unit top = units.find(unit == null ? viewer.unitId() : unit, today).orElseThrow(Burdens::unknown);
        BurdenPage page = page(top, semester, false, null, today, 1);
        List<Unit> all = new ArrayList<>(List.of(top));
        all.addAll(units.belowDuring(
                top.id(), page.semester().startsOn(), page.semester().endsOn()));
        Map<Integer, Tally> byUnit = split(page.all());
        try (SheetWriter sheet = SheetWriter.open(out, "负担账 " + page.semester().label(), HEADINGS)
                .widths(30, 12, 12, 14, 12, 12, 12, 12, 14, 12)) {
            for (Unit each : all) {
                Tally t = Objects.requireNonNull(byUnit.getOrDefault(each.id(), new Tally(List.of(), List.of())));
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
                        page.minutes(t) / 60.0);
            }
        }
    }

    private static Map<Integer, Tally> split(Tally all) {
        Map<Integer, Tally> byUnit = new HashMap<>();
        all.owed().forEach(owed -> part(byUnit, owed.row()).owed().add(owed));
        all.filed().forEach(filed -> part(byUnit, filed.row()).filed().add(filed));
        return byUnit;
    }

    private static Tally part(Map<Integer, Tally> byUnit, int unit) {
        return byUnit.computeIfAbsent(unit, id -> new Tally(new ArrayList<>(), new ArrayList<>()));
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
