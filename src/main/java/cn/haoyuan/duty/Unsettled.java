package cn.haoyuan.duty;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a transaction recorded and made, to be settled before it commits, and before its acts go into the log. */
final class Unsettled implements TransactionSynchronization {

    private static final int BEFORE_THE_LOG = 0;

    private final Consumer<Unsettled> settle;
    private final List<Long> facts = new ArrayList<>();
    private final List<Long> duties = new ArrayList<>();
    private int seen;

    private Unsettled(Consumer<Unsettled> settle) {
        this.settle = settle;
    }

    /** That of the running transaction; {@code settle} is called when it is about to commit. */
    static Unsettled here(Consumer<Unsettled> settle) {
        for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof Unsettled unsettled) {
                return unsettled;
            }
        }
        Unsettled unsettled = new Unsettled(settle);
        TransactionSynchronizationManager.registerSynchronization(unsettled);
        return unsettled;
    }

    /** Facts that were recorded or voided. */
    List<Long> facts() {
        return facts;
    }

    /** Duties that are new or have other dates. */
    List<Long> duties() {
        return duties;
    }

    /** Those of the duties that have come since this was asked last. */
    List<Long> lately() {
        List<Long> some = List.copyOf(duties.subList(seen, duties.size()));
        seen = duties.size();
        return some;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        if (!facts.isEmpty() || !duties.isEmpty()) {
            settle.accept(this);
        }
    }

    @Override
    public int getOrder() {
        return BEFORE_THE_LOG;
    }
}
