package cn.haoyuan.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyFilter;
import cn.haoyuan.duty.DutySort;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.Waivers;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HaoyuanTest
class WaiverNewsTest extends CityAtWork {

    @Autowired
    Duties duties;

    @Autowired
    Waivers waivers;

    @Test
    void whoAnswersForADutyIsToldThatItIsWaivedAndThatItIsTheirsAgain() {
        Person office = city.northOffice;
        DutyFilter plans = DutyFilter.on(TODAY).measure("development-plan").owedBy(city.first.id());
        Duty duty = in(office.viewer().scope(), () -> duties.list(
                                plans.states(EnumSet.of(DutyState.OVERDUE)), DutySort.DUE, 1, 1)
                        .rows())
                .getFirst();
        assertThat(in(office.viewer().scope(), () -> waivers.waive(office.viewer(), duty.id(), "园舍重建")))
                .isEmpty();
        String who = office.viewer().signature();
        String what = duty.title() + "（" + duty.label() + "）|" + who + "：";
        assertThat(told(city.firstPrincipal)).containsExactly("已豁免：" + what + "园舍重建\n这一事项不用办了。|/duties/" + duty.id());
        assertThat(in(office.viewer().scope(), () -> waivers.lift(office.viewer(), duty.id(), "已复园")))
                .isEmpty();
        assertThat(told(city.firstPrincipal))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("撤销豁免：" + what + "已复园\n这一事项照旧要求，截止 2021年8月30日；办过的照算。|");
        assertThat(told(city.secondPrincipal)).isEmpty();
        assertThat(in(office.viewer().scope(), () -> waivers.lift(office.viewer(), duty.id(), "再来一次")))
                .as("what is refused is no news")
                .isPresent();
        assertThat(told(city.firstPrincipal)).hasSize(2);
    }

    private List<String> told(Person person) {
        return database.jdbc()
                .sql(
                        "select concat_ws('|', title, body, href) from notice where account_id = ? and key like 'waiver:%' order by id")
                .param(person.accountId())
                .query(String.class)
                .list();
    }
}
