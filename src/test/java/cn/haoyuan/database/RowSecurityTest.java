package cn.haoyuan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database itself keeps, whatever the application does. */
@HaoyuanTest(demo = true)
class RowSecurityTest {

    /** Tables without rows of a unit: the plan, the calendar, sessions, the end of the chain, the history of migrations. */
    private static final Set<String> OF_NOBODY = Set.of(
            "plan_version",
            "plan_form",
            "plan_ask",
            "measure",
            "ask",
            "act_head",
            "ledger_folded",
            "reminder_day",
            "spring_session",
            "spring_session_attributes",
            "flyway_schema_history",
            "semester",
            "special_day");

    @Autowired
    TestDatabase database;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Everywhere everywhere;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void theApplicationCannotStepRoundTheRules() {
        assertThat(jdbc.queryForMap(
                        "select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user"))
                .allSatisfy((right, has) -> assertThat(has).isEqualTo(false));
        assertThat(
                        jdbc.queryForList(
                                "select rolname from pg_roles where pg_has_role(current_user, oid, 'set') and rolname <> current_user"))
                .isEmpty();
        assertThat(
                        jdbc.queryForList(
                                "select relname from pg_class where relowner = (select oid from pg_roles where rolname = current_user)"))
                .isEmpty();
    }

    @Test
    void everyTableWithRowsOfAUnitIsUnderTheRules() {
        assertThat(tables("not relrowsecurity")).allMatch(table -> OF_NOBODY.contains(table));
    }

    @Test
    void aTransactionWithoutAScopeSeesNothing() {
        assertThat(tables("relrowsecurity")).isNotEmpty().allSatisfy(table -> {
            Long seen = Scope.NOTHING.get(() ->
                    transaction.execute(status -> jdbc.queryForObject("select count(*) from " + table, Long.class)));
            assertThat(seen).as(table).isZero();
        });
    }

    @Test
    void whatSawTheWholeCityGoesBackToItsScopeThoughItFailed() {
        Scope.NOTHING.run(() -> transaction.executeWithoutResult(status -> {
            assertThat(everywhere.<Long>get(this::units)).isPositive();
            assertThat(units()).isZero();
            assertThatThrownBy(() -> everywhere.run(() -> {
                        throw new IllegalStateException("failed");
                    }))
                    .hasMessage("failed");
            assertThat(units()).isZero();
            status.setRollbackOnly();
        }));
    }

    private Long units() {
        return jdbc.queryForObject("select count(*) from unit", Long.class);
    }

    @Test
    void phrasesAndNotesAreTheirOwnersAloneEvenAmongThoseWhoSeeTheSameRows() {
        Scope everything = Scope.EVERYTHING;
        int owner = account("city-office-1");
        int colleague = account("admin");
        long filing = database.jdbc()
                .sql("select min(id) from filing")
                .query(Long.class)
                .single();
        everything
                .by(owner, 0)
                .run(() -> transaction.executeWithoutResult(status -> {
                    jdbc.update("insert into phrase (account_id, text) values (who(), '只给自己看')");
                    jdbc.update(
                            "insert into review_note (filing_id, seat, account_id) select id, seat, who() from filing where id = ?",
                            filing);
                }));
        for (String table : List.of("phrase", "review_note")) {
            assertThat(seen(everything.by(owner, 0), table)).as(table).isOne();
            assertThat(seen(everything.by(colleague, 0), table)).as(table).isZero();
            assertThat(seen(everything, table)).as(table).isZero();
            assertThatThrownBy(() -> everything
                            .by(colleague, 0)
                            .run(() -> transaction.executeWithoutResult(status -> jdbc.update(
                                    table.equals("phrase")
                                            ? "insert into phrase (account_id, text) values (?, 'x')"
                                            : "insert into review_note (filing_id, seat, account_id) select max(id), max(seat), ? from filing",
                                    owner))))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private long seen(Scope scope, String table) {
        Long seen = scope.get(
                () -> transaction.execute(status -> jdbc.queryForObject("select count(*) from " + table, Long.class)));
        return seen == null ? 0 : seen;
    }

    private int account(String username) {
        return database.jdbc()
                .sql("select id from account where username = ?")
                .param(username)
                .query(Integer.class)
                .single();
    }

    @Test
    void actsAndFactsAreNeitherChangedNorRemoved() {
        for (String statement : List.of(
                "update act set detail = ''",
                "delete from act",
                "delete from act_head",
                "delete from fact",
                "update fact set title = 'x'",
                "truncate act",
                "delete from filing_act",
                "delete from filing_submission",
                "update plan_version set title = 'x'")) {
            refused(statement);
        }
    }

    /** A temporary table of the same name hides a real one from whoever does not say where to look. */
    @Test
    void noGuardIsLedToATableOfTheCallersOwn() {
        assertThatThrownBy(() -> Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> {
                    jdbc.execute("create temporary table plan_version (id int, status text) on commit drop");
                    jdbc.execute("update plan_form set source = 'other'");
                })))
                .hasStackTraceContaining("a published plan version never changes");
        assertThat(astray(database, "public")).isEmpty();
    }

    /** The functions that look elsewhere than in their schema, of those that run as their owner or look anything up at run time. */
    static List<String> astray(TestDatabase database, String schema) {
        return database.jdbc()
                .sql("""
                        select p.proname::text from pg_proc p join pg_language l on l.oid = p.prolang
                        where p.pronamespace = :schema::regnamespace and (l.lanname = 'plpgsql' or p.prosecdef or p.proconfig is not null)
                            and not coalesce('search_path=' || :schema || ', pg_temp' = any (p.proconfig), false)
                        """)
                .param("schema", schema)
                .query(String.class)
                .list();
    }

    private void refused(String statement) {
        assertThatThrownBy(
                        () -> Scope.EVERYTHING.run(
                                () -> transaction.executeWithoutResult(status -> jdbc.execute(statement))),
                        statement)
                .isInstanceOf(DataAccessException.class);
    }

    private List<String> tables(String which) {
        return database.jdbc()
                .sql(
                        "select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and "
                                + which)
                .query(String.class)
                .list();
    }
}
