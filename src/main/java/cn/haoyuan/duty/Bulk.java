package cn.haoyuan.duty;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs a statement over whole tables. The planner takes a row-level policy to let one row in a hundred through, and so
 * would go row by row, and sort to group, where a whole city passes; here it does both by hash.
 */
final class Bulk {

    private Bulk() {}

    static <T> T run(JdbcClient jdbc, Supplier<T> statement) {
        plan(jdbc, "off");
        T result = statement.get();
        plan(jdbc, "on");
        return result;
    }

    private static void plan(JdbcClient jdbc, String value) {
        jdbc.sql("select set_config('enable_nestloop', :value, true) || set_config('enable_sort', :value, true)")
                .param("value", value)
                .query(String.class)
                .single();
    }
}
