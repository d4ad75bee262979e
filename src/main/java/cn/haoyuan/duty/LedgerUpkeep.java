package cn.haoyuan.duty;

import cn.haoyuan.database.Scope;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the ledger's running totals anew at a start, when much was entered since the last time. */
@Component
class LedgerUpkeep implements ApplicationRunner {

    /** Entries since the last checkpoint that are worth a new one. */
    private static final long MANY = 20_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;

    LedgerUpkeep(JdbcClient jdbc, TransactionTemplate transaction, Ledger ledger) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ledger = ledger;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> {
            long since = jdbc.sql("select count(*) from ledger where seq > (select seq from ledger_folded)")
                    .query(Long.class)
                    .single();
            if (since > MANY) {
                ledger.checkpoint();
            }
        }));
    }
}
