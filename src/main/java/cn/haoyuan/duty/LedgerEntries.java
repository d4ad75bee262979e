package cn.haoyuan.duty;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the ledger, in the transaction that changes duties: takes their old lives out and enters their new ones. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LedgerEntries {

    private final JdbcClient jdbc;

    LedgerEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Enters duties that are new. */
    void enter(List<Long> dutyIds) {
        write(dutyIds, 1);
    }

    /** Takes duties out that are about to change; they must be entered again in the same transaction. */
    void takeOut(List<Long> dutyIds) {
        write(dutyIds, -1);
    }

    /** Runs a change of these duties between taking them out and entering them again. */
    void changing(List<Long> dutyIds, Runnable change) {
        if (!dutyIds.isEmpty()) {
            takeOut(dutyIds);
            change.run();
            enter(dutyIds);
        }
    }

    private void write(List<Long> dutyIds, int sign) {
        Bulk.parts(dutyIds, Bulk.PART).forEach(some -> Bulk.byHash(jdbc, some.size(), () -> entered(some, sign)));
    }

    private List<Boolean> entered(List<Long> dutyIds, int sign) {
        return jdbc.sql("select ledger_enter(:duties, :sign)")
                .param("duties", dutyIds.toArray(Long[]::new))
                .param("sign", sign)
                .query((row, number) -> true)
                .list();
    }
}
