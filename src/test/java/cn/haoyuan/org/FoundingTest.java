package cn.haoyuan.org;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Answer.Done;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.testing.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Units that are entered before the first plan is published were there before; afterwards each stands from its day on. */
@HaoyuanTest
class FoundingTest {

    private static final LocalDate SET_UP = LocalDate.of(2021, 3, 20);

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    @Autowired
    UnitActs acts;

    @Autowired
    UnitHistory history;

    @Autowired
    PublishedPlan plan;

    @Test
    void whatIsEnteredBeforeTheFirstPlanWasThereBeforeAndOwesItsOnceOnlyDutiesWithAllOthers() {
        clock.set(SET_UP);
        LocalDate first = spans(city.northEast.id()).getLast().from();
        int early = open("城北区早立幼儿园", "1136990001", SET_UP);
        int planned = open("城北区将立幼儿园", "1136990002", SET_UP.plusDays(30));
        assertThat(spans(early)).extracting(UnitHistory.Span::from).containsExactly(first);
        assertThat(spans(planned)).extracting(UnitHistory.Span::from).containsExactly(SET_UP.plusDays(30));
        Scope.EVERYTHING.run(() -> acts.rename(early, "城北区早园", SET_UP, "写错了"));
        assertThat(spans(early)).extracting(UnitHistory.Span::name).containsExactly("城北区早园");
        assertThat(told()).as("its county has had the other one all along").containsExactly("城北区将立幼儿园自2021年4月19日起设立");

        plan.publish();
        LocalDate day = LocalDate.of(2021, 11, 20);
        clock.set(day);
        int late = open("城北区新立幼儿园", "1136990003", day);
        assertThat(spans(late)).extracting(UnitHistory.Span::from).containsExactly(day);
        assertThat(due(early)).isEqualTo(due(city.first.id())).isNotEqualTo(due(late));
    }

    private int open(String name, String code, LocalDate day) {
        NewUnit unit = new NewUnit(UnitKind.KINDERGARTEN, name, city.northEast.id(), code, day);
        return ((Done) Scope.EVERYTHING.get(() -> acts.open(unit))).unitId();
    }

    private List<UnitHistory.Span> spans(int unit) {
        return Scope.EVERYTHING.get(() -> history.of(unit));
    }

    private List<String> told() {
        return database.jdbc()
                .sql("select title from notice where account_id = ?")
                .param(city.northOffice.accountId())
                .query(String.class)
                .list();
    }

    private LocalDate due(int unit) {
        return database.jdbc()
                .sql(
                        "select due_on from duty d join measure m on m.id = d.measure_id where unit_id = ? and m.key = 'home-community'")
                .param(unit)
                .query(LocalDate.class)
                .single();
    }
}
