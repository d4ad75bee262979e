package cn.haoyuan.duty;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs a statement over whole tables. The planner takes a row-level policy to let one row in a hundred through, and so
 * would go row by row, and sort to group, where a whole city passes; here it does both by hash. Checks of foreign keys are
 * planned once instead of for every row.
 */
final class Bulk {

    /** Ids of duties, at most, in one statement. */
    static final int PART = 50_000;

    private static final int FEW = 1000;

    private Bulk() {}

    static <T> T run(JdbcClient jdbc, Supplier<T> statement) {
        String before = plan(jdbc, "off", "auto");
        T result = statement.get();
        plan(jdbc, "on", before);
        return result;
    }

    /**
     * The same where nothing refers to other rows: planned for the very list that it is given. A transaction that only reads is
     * left so to its end, which is near: a statement less for its page.
     */
    static <T> T byHash(JdbcClient jdbc, Supplier<T> statement) {
        allow(jdbc, "off", "off");
        T result = statement.get();
        if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            allow(jdbc, "on", "on");
        }
        return result;
    }

    /** The same where so many rows are at stake that it pays; a few are found faster one by one. */
    static <T> T byHash(JdbcClient jdbc, int rows, Supplier<T> statement) {
        return rows > FEW ? byHash(jdbc, statement) : statement.get();
    }

    /** The same for rows that are locked in order: what forbids sorting would walk through the order's index, row by row. */
    static <T> T inOrder(JdbcClient jdbc, Supplier<T> statement) {
        allow(jdbc, "off", "on");
        T result = statement.get();
        allow(jdbc, "on", "on");
        return result;
    }

    /** A long list piece by piece, so that no statement holds more than {@code size} of it. */
    static <T> List<List<T>> parts(List<T> all, int size) {
        return IntStream.range(0, (all.size() + size - 1) / size)
                .mapToObj(n -> all.subList(n * size, Math.min((n + 1) * size, all.size())))
                .toList();
    }

    private static void allow(JdbcClient jdbc, String loops, String sorts) {
        jdbc.sql("select set_config('enable_nestloop', :loops, true) || set_config('enable_sort', :sorts, true)")
                .param("loops", loops)
                .param("sorts", sorts)
                .query(String.class)
                .single();
    }

    /** Answers how plans were kept before. */
    private static String plan(JdbcClient jdbc, String value, String plans) {
        return jdbc.sql("""
                        select current_setting('plan_cache_mode'),
                               set_config('enable_nestloop', :value, true), set_config('enable_sort', :value, true),
                               set_config('plan_cache_mode', :plans, true)
                        """)
                .param("value", value)
                .param("plans", plans)
                .query((row, number) -> row.getString(1))
                .single();
    }
}
