package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.duty.Duty;
import cn.haoyuan.plan.DueRule;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity.Person;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Filings live on when the plan puts their deadline off. */
@HaoyuanTest
class PutOffTest extends FilingWork {

    @Test
    void a_deadline_that_the_plan_puts_off_leaves_what_is_written_handed_in_and_accepted_where_it_is()
            throws Exception {
        Duty done = duty("year-plan", city.firstPrincipal, "2022-09-01");
        long accepted = handedIn(city.firstPrincipal, "2022-09-01");
        assertThat(send(city.northOffice, accepted, "accept", decision(1)).getStatus())
                .isEqualTo(302);
        long begun = start(city.secondPrincipal, duty("year-plan", city.secondPrincipal, "2022-09-01"));
        MultiValueMap<String, String> typed = typed(begun);
        typed.addAll(Filled.in(form("year-plan"), "写了一半", ""));
        assertThat(send(city.secondPrincipal, begun, "draft", typed).getStatus())
                .isEqualTo(302);
        long waiting = handedIn(city.otherPrincipal, "2022-09-01");
        LocalDate day = LocalDate.of(2022, 9, 5);
        clock.set(day);

        published.revise("year-plan", PublishedPlan.due(new DueRule.AfterStart(45)));

        assertThat(text(open(city.southOffice, "/filings/" + waiting + "/review")))
                .doesNotContain("不影响完成情况");
        assertThat(send(city.southOffice, waiting, "accept", decision(1)).getStatus())
                .isEqualTo(302);
        assertThat(text(open(city.secondPrincipal, "/filings/" + begun + "/edit")))
                .contains("写了一半", "10月16日");
        submit(city.secondPrincipal, begun, "year-plan", "写完了");
        MultiValueMap<String, String> back = new LinkedMultiValueMap<>();
        back.add("id", String.valueOf(accepted));
        back.add("no." + accepted, "1");
        back.add("reason", "点错了");
        assertThat(send(city.northOffice, "/filings/take-back", back).getStatus())
                .isEqualTo(302);
        assertThat(find(city.firstPrincipal, done, "2022-09-05"))
                .returns(null, Duty::metOn)
                .returns(LocalDate.of(2022, 10, 16), Duty::dueOn);
        assertThat(text(open(city.firstPrincipal, "/duties/" + done.id()))).contains("行动计划修订，办理期限变更");
    }

    private long handedIn(Person author, String day) throws Exception {
        long id = start(author, duty("year-plan", author, day));
        submit(author, id, "year-plan", "交了");
        return id;
    }
}
