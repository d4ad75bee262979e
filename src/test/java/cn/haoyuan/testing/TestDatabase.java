package cn.haoyuan.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The class's database as its superuser sees it: past row-level security, each statement its own transaction. Connections are
 * kept while the class runs: to open one costs more than most statements of a test.
 */
public final class TestDatabase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcClient jdbc;

    TestDatabase(String database) {
        pool.setJdbcUrl(TestServer.url(database));
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        jdbc = JdbcClient.create(pool);
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /**
     * Until as many sessions wait for a lock that another holds as there are {@code sent}, or one of these is done.
     *
     * @throws AssertionError after half a minute
     */
    public void awaitLock(Future<?>... sent) {
        Instant last = Instant.now().plus(PATIENCE);
        while (Stream.of(sent).noneMatch(Future::isDone) && waiting() < sent.length) {
            if (Instant.now().isAfter(last)) {
                throw new AssertionError("nobody waits for a lock");
            }
            Thread.onSpinWait();
        }
    }

    private int waiting() {
        return jdbc.sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }

    @Override
    public void close() {
        pool.close();
    }
}
