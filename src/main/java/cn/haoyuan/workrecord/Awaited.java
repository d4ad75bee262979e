package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyFilter;
import cn.haoyuan.duty.DutySort;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a record answers that only an event asks for, where its form was not opened from a duty. */
@Component
class Awaited {

    private final Duties duties;

    Awaited(Duties duties) {
        this.duties = duties;
    }

    /**
     * The record, written for the duty that waits for such and is due first, so that it counts for that one and no other. What a unit says
     * for itself is refused where nothing waits for it: it would be taken for an answer to what is found later that day.
     */
    NewRecord meant(Viewer viewer, Plan plan, NewRecord work, RecordCheck check, LocalDate today) {
        if (work.duty() != null || work.replaces() != null) {
            return work;
        }
        for (Measure measure : plan.measures()) {
            for (Ask ask : measure.asks()) {
                if (ask.cadence() == Cadence.EVENT
                        && ask.who() == viewer.post().unitKind()
                        && ask.evidence() == work.kind()
                        && ask.topic() != null
                        && work.topics().contains(ask.topic())) {
                    Optional<Duty> waiting = waiting(viewer, measure, work, today);
                    if (waiting.isEmpty() && ask.about() == null) {
                        check.refuse("topic", "现在没有等着办理的“%s”，请不选这个主题；要补充已经登记的，请打开那条记录更正".formatted(measure.title()));
                    }
                    return work.owedTo(waiting.orElse(null));
                }
            }
        }
        return work;
    }

    private Optional<Duty> waiting(Viewer viewer, Measure measure, NewRecord work, LocalDate today) {
        DutyFilter filter = DutyFilter.on(today)
                .measure(measure.id())
                .owedBy(viewer.unitId())
                .states(DutyState.PENDING);
        return duties.list(filter, DutySort.DUE, 1, 200).rows().stream()
                .filter(duty -> Objects.equals(duty.subjectId(), work.subjectId()) && duty.takes(work.happenedOn()))
                .findFirst();
    }
}
