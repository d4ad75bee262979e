package cn.haoyuan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.haoyuan.testing.HaoyuanTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HaoyuanTest
class BulkLoadTest {

    private static final List<String> TABLES = List.of("duty", "work_record");

    @Autowired
    BulkLoad bulk;

    @Autowired
    JdbcClient jdbc;

    @Test
    void indexesAndForeignKeysStandAgainAfterwards() {
        List<String> before = keys();
        int[] meanwhile = new int[1];
        bulk.into(TABLES, () -> meanwhile[0] = keys().size());
        assertThat(meanwhile[0]).isLessThan(before.size() - 15);
        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void workThatFailsLeavesNothingBehind() {
        List<String> before = keys();
        assertThatThrownBy(() -> bulk.into(TABLES, () -> {
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");
        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void aKeyThatPointsNowhereIsFoundWhenItIsPutBack() {
        assertThatThrownBy(() -> Scope.EVERYTHING.run(
                        () -> bulk.into(List.of("fact"), () -> jdbc.sql("""
                                insert into fact (kind, unit_id, seat, happened_on, recorded_at, recorded_on, title, source, source_id)
                                values ('LECTURE', 999999, 7, current_date, now(), current_date, '讲座', 'test', 1)
                                """).update())))
                .hasMessageContaining("violates foreign key constraint");
    }

    @Test
    void theWorkIsDoneAsTheApplicationInItsScope() {
        String[] who = new String[1];
        long[] seen = new long[1];
        bulk.into(TABLES, () -> {
            who[0] = jdbc.sql("select current_user").query(String.class).single();
            seen[0] = jdbc.sql("select count(*) from unit").query(Long.class).single();
        });
        assertThat(who[0]).isEqualTo("haoyuan_app");
        assertThat(seen[0]).isZero();
    }

    private List<String> keys() {
        return jdbc.sql("""
                        select indexdef as key from pg_indexes where schemaname = 'public'
                        union all
                        select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                        from pg_constraint where connamespace = 'public'::regnamespace
                        order by key
                        """).query(String.class).list();
    }
}
