package cn.haoyuan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.haoyuan.access.Role;
import cn.haoyuan.database.Scope;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestDatabase;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@HaoyuanTest
class AuditChainTest {

    @Autowired
    Audit audit;

    @Autowired
    AuditChain chain;

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void startAnew() {
        database.jdbc().sql("alter table act disable trigger user").update();
        database.jdbc().sql("delete from act").update();
        database.jdbc().sql("alter table act enable trigger user").update();
        database.jdbc().sql("update act_head set id = 0, hash = '\\x00'").update();
    }

    @Test
    void actsOfOneTransactionAndOfSeveralMakeOneIntactChain() {
        act(city.northOffice, 3);
        act(city.firstPrincipal, 1);
        AuditChain.Verdict verdict = verify();
        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.acts()).isEqualTo(4);
    }

    @Test
    void aChangedRowIsFound() {
        act(city.northOffice, 5);
        forge("update act set detail = 'something else' where id = 3");
        assertThat(verify().broken()).hasValue(3);
    }

    @Test
    void aRowTakenFromTheMiddleOrTheEndIsMissed() {
        act(city.northOffice, 5);
        forge("delete from act where id = 5");
        assertThat(verify().broken()).hasValue(5);
        forge("delete from act where id = 2");
        assertThat(verify().broken()).hasValue(2);
    }

    @Test
    void theApplicationCanNeitherChangeNorDeleteAnAct() {
        act(city.northOffice, 1);
        for (String statement : new String[] {"update act set detail = ''", "delete from act", "truncate act"}) {
            assertThatThrownBy(() -> Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(
                            status -> jdbc.sql(statement).update())))
                    .hasStackTraceContaining("permission denied");
            assertThatThrownBy(() -> database.jdbc().sql(statement).update()).hasMessageContaining("append-only");
        }
    }

    /** An inspector's office lies outside the inspector's own scope: the act is on record, and hidden from who did it. */
    @Test
    void theEndFollowsActsThatTheirAuthorDoesNotSee() {
        TestCity.Person inspector = city.person("chain-inspector", "岳督学", city.north, Role.INSPECTOR);
        Scope assigned = Scope.of(city.north.seat(), List.of()).by(inspector.accountId(), inspector.postId());
        act(inspector, assigned, 2);
        act(city.firstPrincipal, 1);
        Long seen = assigned.get(() -> transaction.execute(
                status -> jdbc.sql("select count(*) from act").query(Long.class).single()));
        assertThat(seen).isZero();
        assertThat(verify()).isEqualTo(new AuditChain.Verdict(3, OptionalLong.empty()));
    }

    @Test
    void theApplicationMovesTheEndByNothingButTheNextAct() {
        act(city.northOffice, 3);
        for (String statement : new String[] {
            "update act_head set id = 0, hash = '\\x00'",
            "update act_head set id = id - 1",
            "update act_head set hash = '\\x00'",
            "insert into act_head (single, id, hash) values (false, 9, '\\x00')"
        }) {
            assertThatThrownBy(() -> Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(
                            status -> jdbc.sql(statement).update())))
                    .hasStackTraceContaining("permission denied");
        }
        for (int ahead : new int[] {-2, 0, 2}) {
            assertThatThrownBy(() -> Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(
                            status -> jdbc.sql("""
                            insert into act (id, at, actor, address, unit_id, seat, verb, object, object_id, detail, reason, hash)
                            select h.id + :ahead, now(), '', '', u.id, u.seat, '', '', '', '', '', '\\x00'
                            from act_head h, unit u where u.kind = 'CITY'
                            """).param("ahead", ahead).update())))
                    .as("an act %d after the last", ahead)
                    .hasStackTraceContaining(ahead == 2 ? "does not follow the end of the chain" : "duplicate key");
        }
        assertThat(verify()).isEqualTo(new AuditChain.Verdict(3, OptionalLong.empty()));
    }

    @Test
    void anActIsForgottenWithTheTransactionThatFailed() {
        city.northOffice
                .viewer()
                .scope()
                .run(() -> transaction.executeWithoutResult(status -> {
                    record(city.northOffice);
                    status.setRollbackOnly();
                }));
        assertThat(verify().acts()).isZero();
    }

    /** Half a character would be read back as another than was chained. */
    @Test
    void wordsTooLongForAnActAreCutBetweenCharacters() {
        String words = "字".repeat(1998) + "𠮷𠮷𠮷";
        city.northOffice
                .viewer()
                .scope()
                .run(() -> transaction.executeWithoutResult(status ->
                        audit.record(city.northOffice.viewer(), Verb.NUDGE, "duty", 7L, city.north.id(), words, "")));
        assertThat(database.jdbc()
                        .sql("select detail from act")
                        .query(String.class)
                        .single())
                .isEqualTo("字".repeat(1998) + "𠮷…");
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void anActOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> record(city.northOffice)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void manyAtOnceLeaveNoGapAndNoFork() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var workers = Executors.newFixedThreadPool(4)) {
            for (int worker = 0; worker < 4; worker++) {
                workers.submit(() -> {
                    start.await();
                    for (int i = 0; i < 25; i++) {
                        act(city.southOffice, 2);
                    }
                    return true;
                });
            }
            start.countDown();
        }
        AuditChain.Verdict verdict = verify();
        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.acts()).isEqualTo(200);
    }

    @Test
    void theSeatOfAnActFollowsItsUnitWithoutBreakingTheChain() {
        TestCity.Place moved = city.unit(UnitKind.KINDERGARTEN, "990101099", "迁移园", city.north, 150_000, 150_001);
        TestCity.Person principal = city.person("moved-principal", "蒋园长", moved, Role.PRINCIPAL);
        act(principal, 1);
        database.jdbc()
                .sql("update unit set seat = 150500, seat_end = 150501 where id = ?")
                .param(moved.id())
                .update();
        assertThat(database.jdbc()
                        .sql("select seat from act")
                        .query(Integer.class)
                        .single())
                .isEqualTo(150_500);
        assertThat(verify().intact()).isTrue();
    }

    private void act(TestCity.Person person, int times) {
        act(person, person.viewer().scope(), times);
    }

    private void act(TestCity.Person person, Scope scope, int times) {
        scope.run(() -> transaction.executeWithoutResult(status -> {
            for (int i = 0; i < times; i++) {
                record(person);
            }
        }));
    }

    private void record(TestCity.Person person) {
        audit.record(person.viewer(), Verb.NUDGE, "duty", 7L, person.place().id(), "催办一次", "临近截止");
    }

    private AuditChain.Verdict verify() {
        return Scope.EVERYTHING.get(chain::verify);
    }

    private void forge(String statement) {
        database.jdbc().sql("alter table act disable trigger user").update();
        database.jdbc().sql(statement).update();
        database.jdbc().sql("alter table act enable trigger user").update();
    }
}
