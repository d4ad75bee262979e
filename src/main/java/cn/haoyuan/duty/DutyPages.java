package cn.haoyuan.duty;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.document.PaperKind;
import cn.haoyuan.org.Ending;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.Topic;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.AsOf;
import cn.haoyuan.web.Exports;
import cn.haoyuan.web.NotFound;
import cn.haoyuan.web.Paging;
import cn.haoyuan.web.Ruler;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages about duties show. */
@Component
@Transactional(readOnly = true)
class DutyPages {

    private final Duties duties;
    private final DutyHistory history;
    private final Openings openings;
    private final Facts facts;
    private final Causes causes;
    private final Results results;
    private final Plans plans;
    private final Units units;
    private final ObjectProvider<EvidencePlace> places;
    private final ObjectProvider<DutyContacts> contacts;
    private final Clock clock;

    DutyPages(
            Duties duties,
            DutyHistory history,
            Openings openings,
            Facts facts,
            Causes causes,
            Results results,
            Plans plans,
            Units units,
            ObjectProvider<EvidencePlace> places,
            ObjectProvider<DutyContacts> contacts,
            Clock clock) {
        this.duties = duties;
        this.history = history;
        this.openings = openings;
        this.facts = facts;
        this.causes = causes;
        this.results = results;
        this.plans = plans;
        this.units = units;
        this.places = places;
        this.contacts = contacts;
        this.clock = clock;
    }

    DutyListPage list(DutyQuery query, LocalDate today) {
        DutyFilter filter = query.filter(today);
        Paging part = query.paging(0);
        return listing(query, today, duties.list(filter, query.order(), part.page(), part.size(), Paging.REACH));
    }

    /** What stands above a list: its title, day and filters. */
    DutyListPage head(DutyQuery query, LocalDate today) {
        return listing(query, today, new Duties.Listed(List.of(), 0));
    }

    private DutyListPage listing(DutyQuery query, LocalDate today, Duties.Listed listed) {
        DutyFilter filter = query.filter(today);
        Address here = query.address("/duties");
        Optional<Plan> plan = plans.plan();
        List<DutyListPage.MeasureTitle> measures = plan.stream()
                .flatMap(current -> current.measures().stream())
                .filter(measure -> !measure.asks().isEmpty())
                .map(measure -> new DutyListPage.MeasureTitle(
                        measure.id(), measure.title(), measure.clauses().getFirst()))
                .toList();
        String title = measures.stream()
                .filter(measure -> measure.key().equals(filter.measure()))
                .map(DutyListPage.MeasureTitle::title)
                .findFirst()
                .orElse(null);
        Unit unit = query.unit() == null
                ? null
                : units.find(query.unit(), filter.asOf()).orElse(null);
        Ending ended = query.unit() == null || unit != null ? null : ending(query.unit(), filter.asOf());
        if (query.unit() != null && unit == null && ended == null && unknown(query.unit(), today)) {
            throw new NotFound();
        }
        return new DutyListPage(
                today,
                new AsOf(filter.asOf(), today, here, ruler(plan)),
                query,
                unit,
                ended,
                query.owedBy() == null
                        ? null
                        : units.find(query.owedBy(), filter.asOf()).orElse(null),
                title,
                measures,
                listed.rows(),
                results.beside(listed.rows(), filter.asOf()),
                query.paging(listed.total()),
                here,
                PaperKind.within(Exports.paper(query.address("/duties/export.docx"), true), listed.total()),
                null);
    }

    private @Nullable Ending ending(int unit, LocalDate day) {
        return units.endings(List.of(unit), day).stream().findFirst().orElse(null);
    }

    /** Whether the viewer knows of no such unit, now or before. */
    private boolean unknown(int unit, LocalDate today) {
        return units.find(unit, today).isEmpty() && ending(unit, today) == null;
    }

    private static @Nullable Ruler ruler(Optional<Plan> plan) {
        return plan.map(current -> Ruler.of(current.from(), current.to(), current.deadlines()))
                .orElse(null);
    }

    @ByKey
    DutyPage duty(Viewer viewer, long id, LocalDate asOf, DutyPage.Typed typed) {
        LocalDate today = LocalDate.now(clock);
        Optional<Duty> standing = duties.find(id, asOf);
        Duty duty = standing.or(() -> duties.findEnded(id, asOf)).orElseThrow(NotFound::new);
        Optional<Duties.End> end = standing.isPresent() ? Optional.empty() : duties.end(duty.id(), asOf);
        String ended = end.map(Duties.End::why).orElse("");
        Plan plan = plans.plan().orElseThrow(NotFound::new);
        boolean present = asOf.equals(today) && ended.isEmpty();
        Optional<EvidencePlace.Work> work =
                !present || viewer.unitId() != duty.unitId() || duty.state() == DutyState.WAIVED
                        ? Optional.empty()
                        : places.stream()
                                .filter(place -> place.handles(duty.evidence()))
                                .findFirst()
                                .flatMap(place -> place.work(duty, viewer));
        boolean nudges = viewer.may(Permission.NUDGE);
        boolean above = present && (nudges || viewer.may(Permission.WAIVE)) && Waivers.isAbove(viewer, duty);
        boolean mayWaive = above && viewer.may(Permission.WAIVE);
        Openings.Known opened = openings.of(List.of(duty), asOf);
        LocalDate opens = opened.opensOn(duty);
        boolean reads = concerned(viewer, duty);
        // an answer and what it answers are read by one statement
        List<EvidencePlace.Said> said = !reads || !answersAnAnswer(plan, duty)
                ? List.of()
                : places.stream()
                        .flatMap(place -> place.said(duty.id(), asOf).stream())
                        .toList();
        Optional<Causes.Cause> cause = duty.cadence() != Cadence.EVENT
                ? Optional.empty()
                : causes.of(duty.id(), asOf, reads && said.isEmpty())
                        .map(known -> said.isEmpty() ? known : causes.worded(known, said.getFirst()));
        return new DutyPage(
                today,
                asOf,
                duty,
                ended,
                end.flatMap(known -> duties.next(known, asOf)).orElse(null),
                opens,
                opened.newcomer(duty).map(newcomer -> newcomer.why(duty)).orElse(""),
                plan.measure(duty.measure()).orElse(null),
                plan.clause(duty.clause()).orElse(null),
                cause.orElse(null),
                said.stream().skip(1).findFirst().orElse(null),
                topic(plan, duty.topic()),
                work.orElse(null),
                evidence(duty, asOf, plan),
                history.of(
                        duty.id(),
                        opens,
                        asOf,
                        cause.map(Causes.Cause::corrections).orElse(Map.of()),
                        work),
                receiver(viewer, plan, duty, asOf),
                present && duty.state().pending() && viewer.unitId() != duty.unitId()
                        ? contacts.stream()
                                .flatMap(some -> some.of(duty.id(), today).stream())
                                .toList()
                        : List.of(),
                present && nudges && viewer.unitId() != duty.unitId(),
                above && nudges,
                mayWaive && (duty.state().pending() || duty.state() == DutyState.NOT_OPEN),
                mayWaive && duty.state() == DutyState.WAIVED,
                typed);
    }

    /** Who receives it by name, where the viewer's scope lets the name be known. */
    private String receiver(Viewer viewer, Plan plan, Duty duty, LocalDate asOf) {
        UnitKind kind =
                switch (duty.receiver()) {
                    case CITY -> UnitKind.CITY;
                    case COUNTY -> UnitKind.COUNTY;
                    case NONE -> null;
                };
        if (kind == UnitKind.CITY) {
            return plan.issuer();
        }
        if (kind == viewer.post().unitKind()) {
            return viewer.post().unitName();
        }
        return kind == null
                ? duty.receiver().label()
                : units.path(duty.unitId(), asOf).stream()
                        .filter(unit -> unit.kind() == kind)
                        .map(Unit::name)
                        .findFirst()
                        .orElse(duty.receiver().label());
    }

    /** Whether the viewer's unit owes it, or is a county's: others read what brought it about where that is on record. */
    private static boolean concerned(Viewer viewer, Duty duty) {
        return viewer.unitId() == duty.unitId() || viewer.post().unitKind() == UnitKind.COUNTY;
    }

    /** Whether it is owed since an answer was given that another event asked for. */
    private static boolean answersAnAnswer(Plan plan, Duty duty) {
        List<Ask> asks = plan.asks().stream().filter(ask -> ask.on() != null).toList();
        return asks.stream()
                .filter(ask -> ask.evidence() == duty.evidence() && Objects.equals(ask.topic(), duty.topic()))
                .map(Ask::on)
                .anyMatch(event -> event != null
                        && event.kind() != EvidenceKind.FILING
                        && asks.stream()
                                .anyMatch(ask ->
                                        ask.evidence() == event.kind() && Objects.equals(ask.topic(), event.topic())));
    }

    /** The words for a topic, or for the form where the duty is a filing. */
    private static @Nullable String topic(Plan plan, @Nullable String id) {
        if (id == null) {
            return null;
        }
        return plan.topic(id)
                .map(Topic::title)
                .or(() -> plan.form(id).map(Form::title))
                .orElse(null);
    }

    private List<DutyPage.Evidence> evidence(Duty duty, LocalDate asOf, Plan plan) {
        String left = duty.evidence() == EvidenceKind.FILING
                ? results.of(List.of(duty), asOf).getOrDefault(duty.id(), "")
                : "";
        return facts.of(duty.id(), asOf).stream()
                .map(fact -> evidence(fact, plan, left))
                .toList();
    }

    /**
     * With the page of its record.
     *
     * @param left what is not done of what was filed
     */
    private DutyPage.Evidence evidence(Fact fact, Plan plan, String left) {
        return new DutyPage.Evidence(
                fact,
                places.stream()
                        .flatMap(place -> place.record(fact.source(), fact.sourceId()).stream())
                        .findFirst()
                        .orElse(""),
                fact.topic() == null || !left.isEmpty() ? left : plan.result(fact.topic(), fact.beside()));
    }
}
