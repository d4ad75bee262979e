package cn.haoyuan.board;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.Scope;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A plan after the first, written from its file and so with the same keys of measures. */
@HaoyuanTest
class SecondPlanTest extends CityAtWork {

    @Autowired
    Plans plans;

    @Test
    void whatTheFirstPlanAskedForIsCountedAndListedApart() {
        PlanFile bundled = BundledPlan.file();
        PlanFile next = new PlanFile(bundled.name(), bundled.text().replace("id: nanchang-2021", "id: nanchang-next"));
        publish(next);
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        String published = "2022年11月23日公布了行动计划新版本，责任事项从那天起按新版本计算";
        assertThat(walk.page("/")).contains(published);
        assertThat(walk.page("/board/changes?since=2022-11-22")).contains(published);
        assertThat(walk.page("/board/changes?since=2022-11-21&asOf=2022-11-22")).doesNotContain("新版本");
        assertThat(walk.page("/board/changes?since=2021-03-01&asOf=2021-05-01"))
                .as("the first one is no new version")
                .doesNotContain("新版本");
        assertThat(walk.page("/board?asOf=2021-03-01")).contains("行动计划自2021年4月1日起公布执行");
        assertThat(walk.page("/board?by=measure")).contains("measure=development-plan@nanchang-2021");
        List.of("/board?by=measure", "/board/changes?since=2022-11-22&by=measure")
                .forEach(address -> assertThat(walk.holds(address)).as(address).isGreaterThan(10));
        publish(bundled);
        assertThat(walk.page("/board?by=measure"))
                .contains("measure=year-plan@nanchang-next")
                .doesNotContain("@nanchang-2021");
    }

    private void publish(PlanFile file) {
        run(Scope.EVERYTHING, () -> {
            var reading = (PlanReading.Accepted) PlanReader.read(file, BundledPlan.forms());
            plans.publish(plans.draft(file, BundledPlan.forms(), reading.plan()), TODAY, "第二份计划");
        });
    }
}
