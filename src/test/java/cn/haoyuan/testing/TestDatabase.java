package cn.haoyuan.testing;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The class's database as its superuser sees it: past row-level security, each statement its own transaction. Connections are
 * kept while the class runs: to open one costs more than most statements of a test.
 */
public final class TestDatabase implements AutoCloseable {

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

    @Override
    public void close() {
        pool.close();
    }
}
