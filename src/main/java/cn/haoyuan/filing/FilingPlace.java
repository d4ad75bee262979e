package cn.haoyuan.filing;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.EvidencePlace;
import cn.haoyuan.plan.EvidenceKind;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where duties that ask for a filing are done. */
@Component
class FilingPlace implements EvidencePlace {

    private final Filings filings;

    FilingPlace(Filings filings) {
        this.filings = filings;
    }

    @Override
    public boolean handles(EvidenceKind kind) {
        return kind == EvidenceKind.FILING;
    }

    @Override
    public Optional<Work> work(Duty duty, Viewer viewer) {
        if (duty.evidence() != EvidenceKind.FILING
                || duty.unitId() != viewer.unitId()
                || !viewer.may(Permission.WRITE_FILING)) {
            return Optional.empty();
        }
        return Optional.of(new Work("/filings/duty/" + duty.id(), label(duty)));
    }

    private String label(Duty duty) {
        return filings.ofDuty(duty.id())
                .map(filing -> switch (filing.state()) {
                    case DRAFT, AMENDING -> "继续填写";
                    case RETURNED, AMENDMENT_RETURNED -> "按意见修改";
                    case SUBMITTED, ACCEPTED, AMENDED -> "查看报送";
                })
                .orElse("填写报送");
    }

    @Override
    public Optional<String> record(String source, long sourceId) {
        return source.equals("filing") ? Optional.of("/filings/" + sourceId) : Optional.empty();
    }
}
