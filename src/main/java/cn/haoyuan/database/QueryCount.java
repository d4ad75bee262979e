package cn.haoyuan.database;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/** Counts the statements sent while one piece of work runs; a page's count goes out in its Server-Timing header. */
public final class QueryCount {

    private static final ScopedValue<AtomicInteger> CURRENT = ScopedValue.newInstance();

    private QueryCount() {}

    /** Runs {@code work}; statements sent in it are added to {@code counter}. */
    public static <T> T counting(AtomicInteger counter, Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, counter).call(work::call);
    }

    static final class Listener implements QueryExecutionListener {
        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            if (CURRENT.isBound()) {
                CURRENT.get().addAndGet(Math.max(1, execution.isBatch() ? 1 : queries.size()));
            }
        }
    }
}
