package cn.haoyuan.burden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.database.Scope;
import cn.haoyuan.plan.AskedTwice;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A form that is copied from another and asked beside it. */
@HaoyuanTest
class BurdenTwiceTest extends CityAtWork {

    @Autowired
    Burdens burdens;

    @Autowired
    Plans plans;

    private BurdenPage page(String semester) {
        return city.cityOffice
                .viewer()
                .scope()
                .get(() -> burdens.page(
                        city.cityOffice.viewer(), new BurdenQuery(null, semester, null, null, null, null)));
    }

    /** A draft with a form that asks what home-community asks, and a measure that wants it of the same units by the end of the year. */
    private int copied() {
        PlanFile form = BundledPlan.forms().stream()
                .filter(each -> each.name().equals("forms/home-community.yaml"))
                .findFirst()
                .orElseThrow();
        List<PlanFile> forms = Stream.concat(
                        Stream.of(new PlanFile(
                                "forms/again.yaml",
                                form.text()
                                        .replaceFirst("id: home-community", "id: again")
                                        .replaceFirst("title: .*", "title: 照样的表单"))),
                        BundledPlan.forms().stream())
                .toList();
        String text = BundledPlan.file().text();
        int from = text.indexOf("  - id: home-community\n");
        String measure = text.substring(from)
                .replace("home-community", "again")
                .replace("2021-12-31", "2022-12-31")
                .replaceFirst("title: .*", "title: 照样的举措");
        PlanFile file =
                new PlanFile(BundledPlan.file().name(), text.substring(0, from) + measure + text.substring(from));
        PlanReading reading = PlanReader.read(file, forms);
        assertThat(reading).isInstanceOf(PlanReading.Accepted.class);
        return in(Scope.EVERYTHING, () -> plans.draft(file, forms, ((PlanReading.Accepted) reading).plan()));
    }

    /** A draft that asks nothing twice. */
    private int bundled() {
        PlanFile file = BundledPlan.file();
        PlanReading reading = PlanReader.read(file, BundledPlan.forms());
        return in(
                Scope.EVERYTHING,
                () -> plans.draft(file, BundledPlan.forms(), ((PlanReading.Accepted) reading).plan()));
    }

    private void filed(String measure, String day) {
        assertThat(database.jdbc()
                        .sql("""
                                update duty set filed_at = (?::date + time '10:00')::timestamptz, boxes = 10, boxes_typed = 10
                                where unit_id = ? and measure_id in (select id from measure where key = ?)
                                """)
                        .params(day, city.first.id(), measure)
                        .update())
                .isEqualTo(1);
    }

    @Test
    void isToldBeforeItIsPublishedAndCountsOnlyWhereItIsFiledThen() throws Exception {
        filed("home-community", "2021-12-01");
        int draft = copied();
        String told = mvc.perform(get("/plan/drafts/" + draft + "/effect").with(As.person(city.cityOffice)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(told)
                .contains("《照样的表单》的“负责人”“已建立的组织”“主要制度”", "问了两次：《家园社区协同育人机制》已有", "/forms/again\">改这张表单")
                .doesNotContain("《家园社区协同育人机制》的“");

        run(Scope.EVERYTHING, () -> plans.publish(draft, TODAY, ""));
        assertThat(page("2021-2022-1").twice())
                .as("nobody was asked twice then")
                .isEmpty();
        assertThat(page("2021-2022-1").askedTwice()).isZero();
        BurdenPage now = page("2022-2023-1");
        assertThat(now.twice())
                .extracting(AskedTwice.Finding::formId)
                .hasSize(9)
                .containsOnly("again");
        assertThat(now.askedTwice()).as("it is not filed yet").isZero();
        filed("again", "2022-11-23");
        assertThat(page("2022-2023-1").askedTwice()).isEqualTo(9);
        assertThat(page("2021-2022-1").askedTwice()).isZero();

        LocalDate revised = LocalDate.of(2023, 4, 3);
        clock.set(revised);
        run(Scope.EVERYTHING, () -> plans.publish(bundled(), revised, "重复的表单不再要求"));
        assertThat(page("2022-2023-1").twice())
                .as("what it asked twice, it did, whatever the plan in force asks")
                .hasSize(9);
        assertThat(page("2022-2023-1").askedTwice()).isEqualTo(9);
        assertThat(page("2022-2023-2").twice()).isEmpty();
    }
}
