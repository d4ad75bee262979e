package cn.haoyuan.workrecord;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Plans;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The kinds of work that somebody may record by the plan in force. */
@Component
public class Recordable {

    private final Plans plans;

    Recordable(Plans plans) {
        this.plans = plans;
    }

    /** None where the post records nothing; any kind as long as no plan is in force that says which. */
    public Set<EvidenceKind> kinds(Viewer viewer) {
        return !viewer.may(Permission.RECORD_WORK)
                ? Set.of()
                : plans.current()
                        .map(version -> WorkOffers.of(version.plan(), viewer).stream()
                                .map(WorkOffer::kind)
                                .collect(Collectors.toSet()))
                        .orElse(EnumSet.allOf(EvidenceKind.class));
    }
}
