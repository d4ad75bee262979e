package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.Scope;
import cn.haoyuan.testing.HaoyuanTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How the period of a duty names the event that brought it about, as the application's own role asks. */
@HaoyuanTest
class EventPeriodTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void itNamesTheFactThatCameOfTheEvent() {
        assertThat(
                        lines(
                                "select concat_ws(' ', cause_of(p), of_event(p)) from (select event_period(1234567890123) as p) e"))
                .containsExactly("1234567890123 t");
    }

    @Test
    void whatComesWithTheYearHasNoCause() {
        assertThat(
                        lines(
                                "select concat_ws(' ', cause_of(p), of_event(p)) from unnest('{2021-2022-1,2021-W40,once}'::text[]) p"))
                .containsExactly("f", "f", "f");
    }

    /** They are written into the statement before it is planned: no function is left to be called, and the index of events serves. */
    @Test
    void aStatementIsPlannedAsIfItWereWrittenOut() {
        assertThat(
                        plan(
                                "select id from duty where period = event_period(7) and of_event(period) and former_of is null"))
                .contains("duty_of_event", "Index Cond: (duty.period = 'event-7'::text)");
        assertThat(plan("select cause_of(d.period), f.id from fact f join duty d on d.period = event_period(f.id)"
                        + " and of_event(d.period) and d.former_of is null"))
                .contains("duty_of_event")
                .doesNotContain("cause_of", "event_period", "of_event(");
    }

    private String plan(String statement) {
        return Scope.EVERYTHING.get(() -> transaction.execute(status -> {
            jdbc.sql(
                            "select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)")
                    .query()
                    .listOfRows();
            return String.join(
                    "\n",
                    jdbc.sql("explain (verbose, costs off) " + statement)
                            .query(String.class)
                            .list());
        }));
    }

    private List<String> lines(String statement) {
        return Scope.EVERYTHING.get(() -> transaction.execute(
                status -> jdbc.sql(statement).query(String.class).list()));
    }
}
