package cn.haoyuan.database;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A second city in the same database, in a schema of its own. */
@HaoyuanTest
class AnotherCityTest {

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Autowired
    Connections connections;

    /** Functions that run as their owner, who is subject to no policy, read their own city. */
    @Test
    void aCityIsReadByItsOwnFunctions() throws SQLException {
        // what cities share stands beside them, so that none is on the path of another
        for (String statement : new String[] {
            "create schema shared",
            "grant usage on schema shared to public",
            "alter extension btree_gist set schema shared",
            "alter extension pg_trgm set schema shared"
        }) {
            database.jdbc().sql(statement).update();
        }
        String url = connections.url() + "?currentSchema=elsewhere,shared";
        Flyway.configure()
                .dataSource(url, connections.owner(), connections.ownerPassword())
                .defaultSchema("elsewhere")
                .load()
                .migrate();
        int unit = city.city.id();
        LocalDate until = LocalDate.of(1991, 1, 1);
        database.jdbc().sql("""
                        with u as (
                            insert into elsewhere.unit (id, kind, seat, seat_end) overriding system value values (:id, 'CITY', 0, 9)
                            returning *)
                        insert into elsewhere.placement (unit_id, unit_seat, kind, seat, seat_end, name, during)
                        select id, seat, kind, seat, seat_end, '别处', daterange(null, :until) from u
                        """).param("id", unit).param("until", until).update();
        try (Connection there = DriverManager.getConnection(url, connections.app(), connections.appPassword())) {
            JdbcClient application = JdbcClient.create(new SingleConnectionDataSource(there, true));
            assertThat(application
                            .sql("select unit_until(?)")
                            .param(unit)
                            .query(LocalDate.class)
                            .single())
                    .isEqualTo(until);
            assertThat(application
                            .sql("select has_table_privilege('duty', 'maintain')")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
        assertThat(RowSecurityTest.astray(database, "elsewhere")).isEmpty();
    }
}
