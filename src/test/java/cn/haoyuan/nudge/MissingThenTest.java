package cn.haoyuan.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.DutyFilter;
import cn.haoyuan.duty.DutySort;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.org.Units;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Who had not filed on an earlier day is what the board of that day counts; nobody is nudged about the past. */
@HaoyuanTest
class MissingThenTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 11, 23);

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    PublishedPlan plan;

    @Autowired
    MissingPages pages;

    @Autowired
    Duties duties;

    @Autowired
    Units units;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void publish() {
        plan.publish();
        clock.set(TODAY);
    }

    @Test
    void theFiguresOfADayAreThoseOfItsBoard() {
        for (LocalDate day : Set.of(TODAY, TODAY.minusMonths(3), LocalDate.of(2021, 8, 28), LocalDate.of(2021, 9, 3))) {
            for (Person person : Set.of(city.cityOffice, city.northOffice, city.firstPrincipal)) {
                MissingPage page = page(person, day);
                long late =
                        page.sums().stream().mapToLong(MissingPage.Sum::overdue).sum();
                assertThat(late).as("%s %s", person, day).isEqualTo(count(person, day, DutyState.OVERDUE));
                assertThat(page.total() - late).isEqualTo(count(person, day, DutyState.DUE_SOON));
                assertThat(page.mayNudge()).isEqualTo(day.equals(TODAY) && person != city.firstPrincipal);
            }
        }
        assertThat(page(city.cityOffice, TODAY).total()).isPositive();
        assertThat(page(city.cityOffice, TODAY).total())
                .isNotEqualTo(page(city.cityOffice, LocalDate.of(2021, 9, 3)).total());
    }

    @Test
    void aPastDayHasNoButtonToNudgeAndOpensDutiesAsOfThatDay() throws Exception {
        String then = open("/missing?measure=development-plan&asOf=2021-09-03");
        assertThat(then)
                .contains("不是今天", "asOf=2021-09-03", "逾期")
                .doesNotContain("/missing/nudge?", "催办全部", "催办所勾选的", "责任人");
        assertThat(open("/missing?measure=development-plan")).contains("催办全部", "责任人");
        assertThat(open("/missing?asOf=2023-09-03")).doesNotContain("不是今天");
    }

    private MissingPage page(Person person, LocalDate day) {
        return person.viewer()
                .scope()
                .get(() -> pages.page(person.viewer(), new MissingQuery(null, day, null, null, null, null, null)));
    }

    /** Owed by the subtree: what others owe about it is not for it to file. */
    private long count(Person person, LocalDate day, DutyState state) {
        return person.viewer().scope().get(() -> {
            Set<Integer> owners = new HashSet<>(Set.of(person.viewer().unitId()));
            units.below(person.viewer().unitId(), null, day).forEach(unit -> owners.add(unit.id()));
            return duties.list(DutyFilter.on(day).states(Set.of(state)), DutySort.DUE, 1, 1000).rows().stream()
                    .filter(duty -> owners.contains(duty.unitId()))
                    .count();
        });
    }

    private String open(String path) throws Exception {
        return mvc.perform(get(path).with(As.account(city.cityOffice.accountId())))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
