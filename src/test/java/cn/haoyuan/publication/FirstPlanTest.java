package cn.haoyuan.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.PlanDrafts;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What people see of the day on which their city has a plan for the first time. */
@HaoyuanTest
class FirstPlanTest {

    private static final LocalDate DAY = LocalDate.of(2022, 11, 23);

    @Autowired
    TestCity city;

    @Autowired
    Publications publications;

    @Autowired
    PlanDrafts drafts;

    @Autowired
    Trying trying;

    @Autowired
    TestClock clock;

    @Autowired
    TestDatabase database;

    @Autowired
    MockMvc mvc;

    @Test
    void whomItConcernsIsToldThatItBeginsAndDesksDoNotSayThatNothingChanged() throws Exception {
        clock.set(DAY);
        Person inspector = city.person("first-inspector", "首督学", city.north, Role.INSPECTOR);
        publish();
        assertThat(told(inspector))
                .as("not all of it is on the desk yet")
                .singleElement()
                .asString()
                .startsWith("行动计划已发布，与您有关的举措有 2 项\n")
                .contains("要做的事和期限见工作台的待办；其中 1 项要等相应的情况出现才办，出现时另行通知，全文见行动计划。");
        assertThat(told(city.firstTeacher)).isEmpty();
        for (Person person : List.of(city.cityOffice, city.northOffice, city.firstPrincipal)) {
            assertThat(told(person))
                    .as(person.username())
                    .singleElement()
                    .asString()
                    .matches("(?s)行动计划已发布，与您有关的举措有 [1-9]\\d* 项\n《南昌市.*》自2022年11月23日起执行，.*\n/plan");
        }
        assertThat(told(city.cityAdministrator)).isEmpty();
        assertThat(told(city.firstTeacher)).as("of whom it asks nothing").isEmpty();
        assertThat(desk(city.northOffice)).contains("行动计划自 11月23日起执行").doesNotContain("没有变化", "以来：");
        clock.set(DAY.plusDays(1));
        assertThat(desk(city.northOffice)).contains("昨天以来").doesNotContain("起执行");
    }

    private void publish() {
        Viewer office = city.cityOffice.viewer();
        office.scope().run(() -> {
            int draft = publications
                    .draft(office, BundledPlan.file())
                    .drafts()
                    .getFirst()
                    .id();
            String base = drafts.look(draft).orElseThrow().mark();
            assertThat(trying.publish(office, draft, base, "首次发布").words())
                    .contains("版已发布：责任事项新增", "；其中有 ", " 项 7 天内到期");
        });
    }

    private List<String> told(Person person) {
        return database.jdbc()
                .sql("select concat_ws(E'\\n', title, body, href) from notice where account_id = ?")
                .param(person.accountId())
                .query(String.class)
                .list();
    }

    private String desk(Person person) throws Exception {
        return mvc.perform(get("/").with(As.person(person)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
