package cn.haoyuan.workrecord;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Plans;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The kinds of work that somebody may record by the plan in force. */
@Component
public class Recordable {

    private final Plans plans;
    private final Subjects subjects;
    private final Clock clock;

    Recordable(Plans plans, Subjects subjects, Clock clock) {
        this.plans = plans;
        this.subjects = subjects;
        this.clock = clock;
    }

    /** What the post may record, without what it could not finish today. */
    List<WorkOffer> offers(Viewer viewer) {
        return plans.plan()
                .map(plan -> subjects.possible(viewer, WorkOffers.of(plan, viewer), LocalDate.now(clock)))
                .orElse(List.of());
    }

    /** None where the post records nothing; any kind as long as no plan is in force that says which. */
    public Set<EvidenceKind> kinds(Viewer viewer) {
        return !viewer.may(Permission.RECORD_WORK)
                ? Set.of()
                : plans.plan()
                        .map(plan -> WorkOffers.of(plan, viewer).stream()
                                .map(WorkOffer::kind)
                                .collect(Collectors.toSet()))
                        .orElse(EnumSet.allOf(EvidenceKind.class));
    }
}
