package cn.haoyuan.duty;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs a statement over whole tables. The planner takes a row-level policy to let one row in a hundred through, and so
 * would go row by row, and sort to group, where a whole city passes; here it does both by hash. Checks of foreign keys are
 * planned once instead of for every row.
 */
final class Bulk {

    private Bulk() {}

    static <T> T run(JdbcClient jdbc, Supplier<T> statement) {
        String before = plan(jdbc, "off", "auto");
        T result = statement.get();
        plan(jdbc, "on", before);
        return result;
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
