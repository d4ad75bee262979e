package cn.haoyuan.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills tables that stand empty, in one transaction: all of it or nothing. Their owner lays their indexes and foreign keys
 * aside, the work is done as the application, under its row-level security, and the owner puts them back, which builds each
 * index and checks each key once over all rows instead of row by row.
 */
@Component
public class BulkLoad {

    private final Connections connections;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    BulkLoad(Connections connections, DataSource dataSource, TransactionTemplate transaction, JdbcClient jdbc) {
        this.connections = connections;
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** Does the work on one connection of the owner's, which every transaction of this thread uses meanwhile. */
    public void into(List<String> tables, Runnable work) {
        try (Connection owner =
                DriverManager.getConnection(connections.url(), connections.owner(), connections.ownerPassword())) {
            TransactionSynchronizationManager.bindResource(dataSource, new ConnectionHolder(owner));
            try {
                transaction.executeWithoutResult(status -> {
                    layAside(tables);
                    become("set local role haoyuan_app");
                    work.run();
                    become("reset role");
                    putBack();
                });
            } finally {
                TransactionSynchronizationManager.unbindResource(dataSource);
            }
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database cannot be opened as its owner", unreachable);
        }
    }

    private void become(String role) {
        jdbc.sql(role).update();
    }

    /** Keys that others refer to, and unique ones, stay: the work may rest on them. */
    private void layAside(List<String> tables) {
        jdbc.sql("set local time zone 'Asia/Shanghai'").update();
        // the check of a foreign key is planned once, not for every row
        jdbc.sql("set local plan_cache_mode = auto").update();
        jdbc.sql("""
                        create temp table laid_aside on commit drop as
                        select format('drop index %s', i.indexrelid::regclass) as away, pg_get_indexdef(i.indexrelid) as back
                        from pg_index i
                        where i.indrelid = any (string_to_array(:tables, ',')::regclass[]) and not i.indisunique and not i.indisexclusion
                        union all
                        select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname),
                               format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
                        from pg_constraint c
                        where c.conrelid = any (string_to_array(:tables, ',')::regclass[]) and c.contype = 'f'
                        """).param("tables", String.join(",", tables)).update();
        jdbc.sql("""
                        do $$ declare away text; begin
                            for away in select a.away from laid_aside a loop execute away; end loop;
                        end $$
                        """).update();
    }

    private void putBack() {
        // one build at a time, by this one connection and whoever is free to help it
        jdbc.sql("set local maintenance_work_mem = '256MB'").update();
        jdbc.sql("set local min_parallel_table_scan_size = '1MB'").update();
        jdbc.sql("""
                        do $$ declare back text; begin
                            for back in select a.back from laid_aside a loop execute back; end loop;
                        end $$
                        """).update();
    }
}
