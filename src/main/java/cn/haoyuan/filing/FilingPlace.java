package cn.haoyuan.filing;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.EvidencePlace;
import cn.haoyuan.plan.EvidenceKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where duties that ask for a filing are done. */
@Component
class FilingPlace implements EvidencePlace {

    private final FilingHistory history;
    private final Clock clock;

    FilingPlace(FilingHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
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
        FilingHistory.Progress progress =
                history.progress(duty.id(), LocalDate.now(clock)).orElse(null);
        return Optional.of(new Work(
                "/filings/duty/" + duty.id(),
                progress == null ? "填写报送" : label(progress.state()),
                progress == null ? List.of() : progress.steps()));
    }

    private static String label(FilingState state) {
        return switch (state) {
            case DISCARDED -> "填写报送";
            case DRAFT, AMENDING -> "继续填写";
            case RETURNED, AMENDMENT_RETURNED -> "按意见修改";
            case SUBMITTED, ACCEPTED, AMENDED -> "查看报送";
        };
    }

    @Override
    public Optional<String> record(String source, long sourceId) {
        return source.equals("filing") ? Optional.of("/filings/" + sourceId) : Optional.empty();
    }
}
