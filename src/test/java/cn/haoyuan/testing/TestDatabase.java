package cn.haoyuan.testing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The class's database as its superuser sees it: past row-level security, each statement its own transaction. */
public final class TestDatabase {

    private final JdbcClient jdbc;

    TestDatabase(String database) {
        jdbc = JdbcClient.create(new DriverManagerDataSource(TestServer.url(database), "postgres", ""));
    }

    public JdbcClient jdbc() {
        return jdbc;
    }
}
