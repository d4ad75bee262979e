package cn.haoyuan.workrecord;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.Facts;
import cn.haoyuan.duty.Results;
import cn.haoyuan.duty.Sequels;
import cn.haoyuan.files.Attachments;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the page of a record of work shows. */
@Component
@Transactional(readOnly = true)
class RecordPages {

    private final RecordList records;
    private final Plans plans;
    private final Units units;
    private final Facts facts;
    private final Sequels sequels;
    private final Duties duties;
    private final Results results;
    private final Attachments attachments;
    private final Uncounted uncounted;
    private final YearChoice year;
    private final Clock clock;

    RecordPages(
            RecordList records,
            Plans plans,
            Units units,
            Facts facts,
            Sequels sequels,
            Duties duties,
            Results results,
            Attachments attachments,
            Uncounted uncounted,
            YearChoice year,
            Clock clock) {
        this.records = records;
        this.plans = plans;
        this.units = units;
        this.facts = facts;
        this.sequels = sequels;
        this.duties = duties;
        this.results = results;
        this.attachments = attachments;
        this.uncounted = uncounted;
        this.year = year;
        this.clock = clock;
    }

    @ByKey
    RecordPage one(long id, Viewer viewer, String reason, @Nullable String error) {
        LocalDate today = LocalDate.now(clock);
        RecordList.Twinned read = records.findTwinned(id).orElseThrow(NotFound::new);
        WorkRecord record = read.record();
        Map<Long, Facts.Bearing> counted = record.voided() ? Map.of() : facts.bearing(WorkRecords.SOURCE, id);
        List<Sequels.After> brought = record.voided() ? List.of() : sequels.after(WorkRecords.SOURCE, id);
        boolean mayVoid = WorkRecords.mayVoid(viewer, record) && viewer.may(Permission.RECORD_WORK);
        List<Long> followed = !mayVoid || brought.isEmpty() ? List.of() : facts.followingFrom(WorkRecords.SOURCE, id);
        List<Long> all = Stream.of(
                        counted.keySet(),
                        brought.stream().map(Sequels.After::dutyId).toList(),
                        followed)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        List<Duty> found = all.isEmpty() ? List.of() : duties.find(all, today);
        Map<String, String> topics = plans.topicTitles();
        Set<String> counts = found.stream()
                .filter(duty -> counted.containsKey(duty.id()) && duty.state() != DutyState.WAIVED)
                .map(Duty::title)
                .collect(Collectors.toSet());
        boolean own = record.unitId() == viewer.unitId() && viewer.may(Permission.RECORD_WORK);
        Optional<WorkOffer> possible =
                own ? plans.plan().flatMap(plan -> WorkOffers.of(plan, viewer, record.kind())) : Optional.empty();
        Optional<WorkOffer> offer = possible.filter(each -> mayVoid);
        return new RecordPage(
                today,
                record,
                record.author(viewer),
                corrections(read.line(), viewer, topics),
                mayVoid ? read.twin() : null,
                record.topics().stream()
                        .map(topic -> topics.getOrDefault(topic, topic))
                        .toList(),
                year.of(record).orElse(null),
                attachments.find(record.attachments()),
                met(found, counted, record, true),
                met(found, counted, record, false),
                found.stream()
                        .filter(duty ->
                                counted.containsKey(duty.id()) && duty.state().pending())
                        .map(duty -> new RecordPage.Helped(
                                duty,
                                Objects.requireNonNull(counted.get(duty.id())).counted()))
                        .toList(),
                offer.map(each -> uncounted.why(record, each, counts)).orElse(List.of()),
                offer.filter(each -> counted.isEmpty())
                        .map(each -> uncounted.missed(viewer, record, each))
                        .orElse(List.of()),
                record.voided() ? List.of() : checks(record, today),
                offer.map(WorkOffer::aside).orElse(null),
                followed(found, brought, today),
                found.stream().filter(duty -> followed.contains(duty.id())).toList(),
                own,
                possible.map(WorkOffer::routine).orElse(Set.of()),
                viewer.post().unitKind() == UnitKind.KINDERGARTEN
                        && record.unitId() != viewer.unitId()
                        && !Integer.valueOf(viewer.unitId()).equals(record.subjectId()),
                mayVoid,
                reason,
                error);
    }

    private static List<RecordPage.Correction> corrections(
            List<WorkRecord> line, Viewer viewer, Map<String, String> topics) {
        Map<Long, String> changes = RecordChanges.along(line, topics);
        return IntStream.range(1, line.size())
                .mapToObj(i -> new RecordPage.Correction(
                        line.get(i).id(),
                        line.get(i - 1).recordedAt(),
                        line.get(i - 1).author(viewer),
                        Objects.requireNonNull(changes.get(line.get(i - 1).id()))))
                .toList();
    }

    /** As far as the viewer sees the duty. */
    private List<RecordPage.Followed> followed(List<Duty> found, List<Sequels.After> brought, LocalDate today) {
        Map<Long, String> left = results.of(
                found.stream()
                        .filter(duty -> duty.evidence() == EvidenceKind.FILING)
                        .toList(),
                today);
        return brought.stream()
                .flatMap(after -> found.stream()
                        .filter(duty -> duty.id() == after.dutyId())
                        .map(duty -> followed(duty, after, left.getOrDefault(duty.id(), ""))))
                .toList();
    }

    private RecordPage.Followed followed(Duty duty, Sequels.After after, String left) {
        return duty.metOn() != null && WorkRecords.SOURCE.equals(after.source())
                ? new RecordPage.Followed(
                        duty, after.direct(), after.sourceId(), after.title(), result(duty, after), false)
                : new RecordPage.Followed(duty, after.direct(), null, null, left, !left.isEmpty());
    }

    /** What came of it; "" where that is no question. */
    private String result(Duty duty, Sequels.After after) {
        String topic = duty.topic();
        String beside = after.beside();
        return topic == null || beside == null
                ? ""
                : plans.plan().map(plan -> plan.result(topic, beside)).orElse("");
    }

    /** The met duties that it is evidence of: those that needed it, or those that were met before it happened. */
    private static List<Duty> met(
            List<Duty> found, Map<Long, Facts.Bearing> counted, WorkRecord record, boolean needed) {
        return found.stream()
                .filter(duty -> counted.get(duty.id()) instanceof Facts.Bearing bearing
                        && duty.metOn() != null
                        && (bearing.before() < duty.count()
                                        && !record.happenedOn().isAfter(duty.metOn()))
                                == needed)
                .toList();
    }

    /** The measures whose condition is checked by records as this, of units of its unit's kind. */
    private List<Measure> checks(WorkRecord record, LocalDate today) {
        List<Measure> all =
                plans.plan().map(plan -> plan.checkedBy(record.kind())).orElse(List.of());
        return all.isEmpty()
                ? all
                : units.findLast(record.unitId(), today).stream()
                        .flatMap(unit -> all.stream()
                                .filter(measure -> measure.standing() != null
                                        && measure.standing().who() == unit.kind()))
                        .toList();
    }

    /** Whether it counts for any duty. */
    boolean counts(long id) {
        return !facts.bearing(WorkRecords.SOURCE, id).isEmpty();
    }

    /** The record; unknown and out of sight look the same. */
    WorkRecord find(long id) {
        return records.find(id).orElseThrow(NotFound::new);
    }

    /** A record of the viewer's own unit. */
    WorkRecord own(long id, Viewer viewer) {
        return records.find(id)
                .filter(record -> record.unitId() == viewer.unitId())
                .orElseThrow(NotFound::new);
    }

    /** What the viewer may correct there: the record, or what stands in its place by now; one that was voided as it is. */
    WorkRecord toCorrect(long id, Viewer viewer) {
        return records.find(id)
                .filter(record -> WorkRecords.answersFor(viewer, record))
                .flatMap(record -> records.newest(id))
                .orElseThrow(NotFound::new);
    }
}
