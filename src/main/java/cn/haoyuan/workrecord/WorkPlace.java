package cn.haoyuan.workrecord;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.EvidencePlace;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Plans;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where evidence of every kind arises that is not filed. What was met late may have been done in time and not recorded; what answered an
 * event late is corrected instead, as a second answer would be looked at by nobody.
 */
@Component
class WorkPlace implements EvidencePlace {

    private final Plans plans;
    private final RecordList records;
    private final Occasions occasions;

    WorkPlace(Plans plans, RecordList records, Occasions occasions) {
        this.plans = plans;
        this.records = records;
        this.occasions = occasions;
    }

    @Override
    public boolean handles(EvidenceKind kind) {
        return kind != EvidenceKind.FILING;
    }

    @Override
    public Optional<Work> work(Duty duty, Viewer viewer) {
        boolean late = duty.state() == DutyState.MET_LATE && duty.cadence() != Cadence.EVENT;
        boolean theirs = duty.unitId() == viewer.unitId()
                && viewer.may(Permission.RECORD_WORK)
                && (duty.state().pending() || late);
        return plans.plan()
                .filter(plan -> theirs)
                .flatMap(plan -> WorkOffers.of(plan, viewer, duty.evidence()))
                .filter(offer ->
                        duty.topic() == null || offer.topic(duty.topic()).isPresent())
                .map(offer -> new Work(
                        "/records/new?duty=" + duty.id(),
                        (late ? "补记" : "登记") + duty.evidence().label(),
                        List.of()));
    }

    @Override
    public Optional<String> record(String source, long sourceId) {
        return source.equals(WorkRecords.SOURCE) ? Optional.of("/records/" + sourceId) : Optional.empty();
    }

    @Override
    public Optional<Written> written(String source, long sourceId) {
        if (!source.equals(WorkRecords.SOURCE)) {
            return Optional.empty();
        }
        List<WorkRecord> line = records.line(sourceId);
        return line.stream()
                .findFirst()
                .map(record -> new Written(record.note(), RecordChanges.along(line, plans.topicTitles())));
    }

    @Override
    public Optional<Occasion> occasion(long dutyId) {
        return occasions.standing(dutyId);
    }

    @Override
    public List<Said> said(long dutyId, LocalDate asOf) {
        return occasions.of(dutyId, asOf).stream()
                .map(said -> new Said("/records/" + said.id(), said.title(), said.note()))
                .toList();
    }
}
