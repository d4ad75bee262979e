package cn.haoyuan.duty;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the ledger's running totals anew when much was entered since the last time. */
@Component
public class LedgerUpkeep {

    /** Entries since the last checkpoint that are worth a new one. */
    private static final long MANY = 5_000;

    private final JdbcClient jdbc;
    private final Ledger ledger;

    LedgerUpkeep(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** Answers how many entries were folded: 0 where they are few. For {@code Scope.EVERYTHING}. */
    @Transactional
    public int fold() {
        int since = jdbc.sql("select count(*) from ledger where seq > (select seq from ledger_folded)")
                .query(Integer.class)
                .single();
        if (since <= MANY) {
            return 0;
        }
        ledger.checkpoint();
        return since;
    }
}
