package cn.haoyuan.nudge;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Post;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.AsOf;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.NotFound;
import cn.haoyuan.web.Ruler;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of who has not filed together. Plans are kept: what is pending is found by its day, and the filters leave out of it. */
@Component
@ByKey
class MissingPages {

    private final Missing missing;
    private final Recipients recipients;
    private final Plans plans;
    private final Units units;
    private final Hours hours;
    private final NudgeForecasts forecasts;
    private final OnBoards boards;

    MissingPages(
            Missing missing,
            Recipients recipients,
            Plans plans,
            Units units,
            Hours hours,
            NudgeForecasts forecasts,
            OnBoards boards) {
        this.missing = missing;
        this.recipients = recipients;
        this.plans = plans;
        this.units = units;
        this.hours = hours;
        this.forecasts = forecasts;
        this.boards = boards;
    }

    MissingPage page(Viewer viewer, MissingQuery query) {
        LocalDateTime now = hours.now();
        Looked at = look(viewer, query, now);
        return query.measure() == null ? overview(viewer, query, at, now) : named(viewer, query, at, now);
    }

    /** Measure by measure; what reminding would do is asked for on a page of its own. */
    private MissingPage overview(Viewer viewer, MissingQuery query, Looked at, LocalDateTime now) {
        MissingFilter filter = at.filter();
        List<MissingPage.Sum> sums = missing.sums(filter, query.sums());
        long total = of(sums, query.late());
        LateSum late = query.late() == null
                ? sums.stream().map(MissingPage.Sum::late).reduce(LateSum.NONE, LateSum::plus)
                : null;
        return new MissingPage(
                asOf(query, filter, now),
                query,
                "谁没交",
                measures(),
                choices(parts(viewer, filter.day()), at.unit()),
                List.of(),
                sums,
                List.of(),
                query.paging(total),
                query.late() == null ? of(sums, Lateness.RETURNED) : 0,
                query.late() == null ? of(sums, Lateness.HANDED_IN) : 0,
                late,
                boards.owed(viewer, query, filter, now.toLocalDate()),
                late == null ? null : boards.elsewhere(viewer, query, filter, late, now.toLocalDate()),
                null,
                null,
                nudges(viewer, query, filter, now) && query.late() != Lateness.RETURNED && total > 0
                        ? query.address("/missing/all").toString()
                        : null,
                false,
                null);
    }

    /** By name. */
    private MissingPage named(Viewer viewer, MissingQuery query, Looked at, LocalDateTime now) {
        MissingFilter filter = at.filter();
        List<Unit> parts = parts(viewer, filter.day());
        Optional<String> measure = title(query);
        String what = measure.orElse("责任事项");
        PendingOfMeasure named = missing.named(filter, query.order());
        List<MissingDuty> meant = named.meant(query.period());
        return new MissingPage(
                asOf(query, filter, now),
                query,
                "谁没交：" + what,
                measures(),
                choices(parts, at.unit()),
                named.choices(),
                List.of(),
                lines(viewer, filter, query, parts, meant),
                query.paging(meant.size()),
                named.beside(Lateness.RETURNED, query.period()),
                named.beside(Lateness.HANDED_IN, query.period()),
                query.late() == null && query.period() == null ? named.late(filter.day()) : null,
                boards.owed(viewer, query, filter, now.toLocalDate()),
                null,
                meant.isEmpty() ? boards.ahead(viewer, query, filter, now.toLocalDate()) : null,
                nudges(viewer, query, filter, now)
                        ? forecasts.of(
                                viewer,
                                what,
                                named.units(query.period(), viewer.unitId(), filter.day()),
                                seat -> part(parts, seat),
                                now)
                        : null,
                null,
                meant.isEmpty() && measure.isEmpty(),
                null);
    }

    /**
     * What reminding of all measures would do; only what is missing today can be asked for. Planned anew each time: a kept plan takes a
     * city three times as long.
     */
    @Transactional(readOnly = true)
    NudgePage all(Viewer viewer, MissingQuery query) {
        LocalDateTime now = hours.now();
        MissingFilter filter = filter(viewer, query, now);
        if (query.measure() != null || query.late() == Lateness.RETURNED || !nudges(viewer, query, filter, now)) {
            throw new NotFound();
        }
        List<Unit> parts = parts(viewer, filter.day());
        return new NudgePage(
                query,
                narrowed(query, filter.day()).collect(Collectors.joining("，")),
                forecasts.of(viewer, "责任事项", missing.units(filter.others()), seat -> part(parts, seat), now));
    }

    /** What the list is narrowed to, in words. */
    Stream<String> narrowed(MissingQuery query, LocalDate day) {
        return Stream.of(
                        Stream.ofNullable(query.unit())
                                .flatMap(unit -> units.find(unit, day).stream())
                                .map(Unit::name),
                        title(query).stream(),
                        Stream.ofNullable(query.late()).map(Lateness::label))
                .flatMap(words -> words);
    }

    /** Nobody is reminded of the past, nor of what waits for its reviewer; of what was returned only one by one. */
    private static boolean nudges(Viewer viewer, MissingQuery query, MissingFilter filter, LocalDateTime now) {
        return filter.day().equals(now.toLocalDate())
                && viewer.may(Permission.NUDGE)
                && query.late() != Lateness.HANDED_IN;
    }

    private static long of(List<MissingPage.Sum> sums, @Nullable Lateness lateness) {
        return sums.stream().mapToLong(sum -> sum.of(lateness)).sum();
    }

    private AsOf asOf(MissingQuery query, MissingFilter filter, LocalDateTime now) {
        return new AsOf(filter.day(), now.toLocalDate(), query.address("/missing"), ruler(), true);
    }

    /** What the list may be narrowed to, and the unit that it is narrowed to already. */
    private static List<Choice> choices(List<Unit> parts, @Nullable Unit chosen) {
        return Stream.concat(
                        Stream.ofNullable(chosen)
                                .filter(unit -> parts.stream().noneMatch(part -> part.id() == unit.id())),
                        parts.stream())
                .map(unit -> new Choice(Integer.toString(unit.id()), unit.name()))
                .toList();
    }

    /** What this viewer looks at; unknown and foreign units look the same. */
    MissingFilter filter(Viewer viewer, MissingQuery query, LocalDateTime now) {
        return look(viewer, query, now).filter();
    }

    /** What is looked at; {@code unit}: to which it is narrowed, null for all that the viewer sees. */
    private record Looked(MissingFilter filter, @Nullable Unit unit) {}

    private Looked look(Viewer viewer, MissingQuery query, LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        LocalDate day = query.day(today);
        Post post = viewer.post();
        int wanted = query.unit() == null ? post.unitId() : query.unit();
        boolean narrowed = wanted != post.unitId();
        // the tree of another day had other seats
        List<Unit> path = narrowed || !day.equals(today) ? units.path(wanted, day) : List.of();
        Optional<Unit> own =
                path.stream().filter(each -> each.id() == post.unitId()).findFirst();
        int lo = own.map(Unit::seat).orElse(post.seat());
        int hi = own.map(Unit::seatEnd).orElse(post.seatEnd());
        Unit unit = narrowed && !path.isEmpty() ? path.getLast() : null;
        if (narrowed && (unit == null || unit.seat() < lo || unit.seatEnd() > hi)) {
            throw new NotFound();
        }
        return new Looked(
                new MissingFilter(
                        day,
                        day.equals(today) ? forecasts.goes(now).toLocalDate() : day,
                        unit == null ? lo : unit.seat(),
                        unit == null ? hi : unit.seatEnd(),
                        query.measure(),
                        query.late(),
                        query.period(),
                        viewer.unitId(),
                        false),
                unit);
    }

    /** The counties of a city, the areas of a county, what was assigned: by these the list is filtered and the text grouped. */
    List<Unit> parts(Viewer viewer, LocalDate day) {
        return viewer.post().role().assignable()
                ? units.tops(day)
                : switch (viewer.post().unitKind()) {
                    case CITY, CITY_AREA -> units.below(viewer.unitId(), UnitKind.COUNTY, day);
                    case COUNTY -> units.below(viewer.unitId(), UnitKind.COUNTY_AREA, day);
                    case COUNTY_AREA, KINDERGARTEN -> List.of();
                };
    }

    static String part(List<Unit> parts, int seat) {
        return parts.stream()
                .filter(unit -> unit.seat() <= seat && seat < unit.seatEnd())
                .map(Unit::name)
                .findFirst()
                .orElse("");
    }

    private @Nullable Ruler ruler() {
        return plans.plan()
                .map(plan -> Ruler.of(plan.from(), plan.to(), plan.deadlines()))
                .orElse(null);
    }

    /** Of the measure asked for, where the plan in force has it. */
    private Optional<String> title(MissingQuery query) {
        return plans.plan()
                .flatMap(plan -> plan.measure(String.valueOf(query.measure())))
                .filter(measure -> !measure.asks().isEmpty())
                .map(Measure::title);
    }

    private List<Choice> measures() {
        return plans.plan().stream()
                .flatMap(plan -> plan.measures().stream())
                .filter(measure -> !measure.asks().isEmpty())
                .map(measure -> new Choice(measure.id(), measure.clauses().getFirst() + " " + measure.title()))
                .toList();
    }

    private List<MissingPage.Line> lines(
            Viewer viewer, MissingFilter filter, MissingQuery query, List<Unit> parts, List<MissingDuty> meant) {
        List<MissingDuty> page = query.paging(meant.size()).of(meant);
        if (page.isEmpty()) {
            return List.of();
        }
        List<Long> ids = page.stream().map(MissingDuty::id).toList();
        // of what was handed in the page names the reviewer
        Map<Long, List<Recipients.Recipient>> people = query.late() == Lateness.HANDED_IN
                ? Map.of()
                : recipients.of(ids, filter.lo(), filter.hi(), filter.day()).stream()
                        .collect(Collectors.groupingBy(Recipients.Recipient::dutyId));
        return missing.rows(filter, page).stream()
                .map(row -> line(
                        row,
                        viewer.post().role().assignable()
                                ? ""
                                : part(parts, row.duty().seat()),
                        people.getOrDefault(row.duty().id(), List.of()),
                        viewer))
                .toList();
    }

    private static MissingPage.Line line(
            MissingRow row, String part, List<Recipients.Recipient> people, Viewer viewer) {
        return new MissingPage.Line(
                row,
                part,
                people.stream().flatMap(one -> Stream.ofNullable(one.name())).toList(),
                people.isEmpty() ? null : people.getFirst().spared(),
                row.duty().othersThan(viewer.unitId())
                        && (people.isEmpty() || people.stream().anyMatch(one -> one.othersThan(viewer))));
    }
}
