package cn.haoyuan.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;

/** The acts of one transaction on their way into the chain; appended as the last thing before its commit. */
final class PendingActs implements TransactionSynchronization {

    private final Chain chain;
    private final List<Act> acts = new ArrayList<>();

    PendingActs(Chain chain) {
        this.chain = chain;
    }

    void add(Act act) {
        acts.add(act);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        if (!acts.isEmpty()) {
            chain.append(acts);
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
