package cn.haoyuan.board;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.Scope;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestClock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A plan after the first, written from its file and so with the same keys of measures. */
@HaoyuanTest
class SecondPlanTest {

    private static final LocalDate DAY = LocalDate.of(2022, 11, 23);

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    PublishedPlan published;

    @Autowired
    Plans plans;

    @Autowired
    MockMvc mvc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whatTheFirstPlanAskedForIsCountedAndListedApart() {
        published.publish();
        clock.set(DAY);
        PlanFile bundled = BundledPlan.file();
        PlanFile next = new PlanFile(bundled.name(), bundled.text().replace("id: nanchang-2021", "id: nanchang-next"));
        publish(next);
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        assertThat(walk.page("/board?by=measure")).contains("measure=development-plan@nanchang-2021");
        List.of("/board?by=measure", "/board/changes?since=2022-11-22&by=measure")
                .forEach(address -> assertThat(walk.holds(address)).as(address).isGreaterThan(10));
        publish(bundled);
        assertThat(walk.page("/board?by=measure"))
                .contains("measure=year-plan@nanchang-next")
                .doesNotContain("@nanchang-2021");
    }

    private void publish(PlanFile file) {
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> {
            var reading = (PlanReading.Accepted) PlanReader.read(file, BundledPlan.forms());
            plans.publish(plans.draft(file, BundledPlan.forms(), reading.plan()), DAY);
        }));
    }
}
