package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.calendar.CalendarChange;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.calendar.Semester;
import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.testing.HaoyuanTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A filing goes with its kindergarten to another county, and with its duty to another day. */
@HaoyuanTest
class MovedTest extends FilingWork {

    @Autowired
    UnitActs acts;

    @Autowired
    Calendars calendars;

    @Test
    void whatAMovedKindergartenHandedInWaitsAtItsNewCounty() throws Exception {
        long id = start(city.secondPrincipal, duty("home-community", city.secondPrincipal, "2021-12-28"));
        submit(city.secondPrincipal, id, "home-community", "第一稿");
        assertThat(open(city.northOffice, "/filings/" + id + "/review").getStatus())
                .isEqualTo(200);
        run(Scope.EVERYTHING, () -> assertThat(
                        acts.move(city.second.id(), city.southEast.id(), LocalDate.now(clock), "区划调整"))
                .isInstanceOf(Answer.Done.class));
        assertThat(open(city.southOffice, "/filings/" + id + "/review").getStatus())
                .isEqualTo(200);
        assertThat(open(city.northOffice, "/filings/" + id + "/review").getStatus())
                .isEqualTo(404);
    }

    @Test
    void whatWasFiledBeforeItsDutyMovedCountsWithWhatTheDutyWasUntilThen() throws Exception {
        Duty plan = duty("semester-plan", city.firstPrincipal, "2023-01-09");
        submit(city.firstPrincipal, start(city.firstPrincipal, plan), "semester-plan", "第一稿");
        clock.set(LocalDate.of(2023, 1, 10));
        run(Scope.EVERYTHING, () -> assertThat(calendars.change(later(plan.dueOn())))
                .isEmpty());
        assertThat(database.jdbc()
                        .sql("select filed_at is not null and filed_at < ended_on from duty where former_of = ?")
                        .param(plan.id())
                        .query(Boolean.class)
                        .list())
                .as("what the duty was until today")
                .containsExactly(true);
    }

    /** The semester of the day begins a week later. */
    private CalendarChange later(LocalDate day) {
        Semester found = calendars.stored().semesters().stream()
                .filter(semester -> semester.contains(day))
                .findFirst()
                .orElseThrow();
        return new CalendarChange(
                List.of(new Semester(
                        found.schoolYear(), found.term(), found.startsOn().plusDays(7), found.endsOn())),
                List.of(),
                List.of());
    }
}
