package cn.haoyuan.duty;

import java.time.LocalDate;
import java.util.List;

/** More that happened to duties than dates and facts. Declared here, implemented by the modules above. */
public interface DutyChronicle {

    /**
     * What is known of a duty as of a day, in order of time. Runs in the caller's transaction.
     *
     * @param told whether the viewer's place of work told its own part ({@link EvidencePlace.Work#steps})
     */
    List<DutyPage.Step> of(long dutyId, LocalDate asOf, boolean told);
}
