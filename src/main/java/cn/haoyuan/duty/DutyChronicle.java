package cn.haoyuan.duty;

import java.time.LocalDate;
import java.util.List;

/** More that happened to duties than dates and facts. Declared here, implemented by the modules above. */
public interface DutyChronicle {

    /**
     * What is known of a duty as of a day, in order of time. Runs in the caller's transaction.
     *
     * @param own whether the unit that owes it asks, which finds what it does about it on the work's own page
     */
    List<DutyPage.Step> of(long dutyId, LocalDate asOf, boolean own);
}
