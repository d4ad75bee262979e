package cn.haoyuan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.Scope;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HaoyuanTest
class HaoyuanTestTest {

    @Autowired
    TestCity city;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Test
    void eachScopeSeesItsOwnSubtreeAndTheUnitsAboveIt() {
        assertThat(visible(Scope.EVERYTHING)).isEqualTo(12);
        assertThat(visible(TestCity.scopeOf(city.north))).isEqualTo(7 + 2);
        assertThat(visible(TestCity.scopeOf(city.first))).isEqualTo(1 + 4);
        assertThat(visible(Scope.NOTHING)).isZero();
    }

    @Test
    void theClockStandsInTheDemonstrationsAutumn() {
        assertThat(LocalDate.now(clock)).isEqualTo("2022-11-23");
    }

    private int visible(Scope scope) {
        int[] count = new int[1];
        scope.run(() -> count[0] = transaction.execute(status ->
                jdbc.sql("select count(*) from unit").query(Integer.class).single()));
        return count[0];
    }
}
