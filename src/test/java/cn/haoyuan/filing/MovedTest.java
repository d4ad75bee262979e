package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.calendar.CalendarChange;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.calendar.Semester;
import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.Coming;
import cn.haoyuan.org.LaterActs;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitHistory;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A filing goes with its kindergarten to another county, and with its duty to another day. */
@HaoyuanTest
class MovedTest extends FilingWork {

    @Autowired
    UnitActs acts;

    @Autowired
    LaterActs later;

    @Autowired
    UnitHistory history;

    @Autowired
    Audit audit;

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
        done(
                Scope.EVERYTHING,
                () -> later.takeBack(
                        city.second.id(),
                        Coming.last(history.of(city.second.id()), LocalDate.now(clock))
                                .orElseThrow(),
                        "点错了"));
        assertThat(open(city.northOffice, "/filings/" + id + "/review").getStatus())
                .isEqualTo(200);
        assertThat(open(city.southOffice, "/filings/" + id + "/review").getStatus())
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

    @Test
    void aNameOfALaterDayIsNotSaidBefore() throws Exception {
        Person inspector = city.person("north-inspector", "孙督学", city.north, Role.INSPECTOR);
        database.jdbc()
                .sql(
                        "insert into assignment (post_id, unit_id, seat, purpose, during) values (?, ?, ?, 'INSPECTOR', daterange(?, null))")
                .params(inspector.postId(), city.first.id(), city.first.seat(), LocalDate.of(2021, 9, 1))
                .update();
        Duty duty = duty("home-community", city.firstPrincipal, "2021-12-28");
        long id = start(city.firstPrincipal, duty);
        submit(city.firstPrincipal, id, "home-community", "第一稿");
        LocalDate later = LocalDate.now(clock).plusDays(30);
        done(Scope.EVERYTHING, () -> acts.rename(city.first.id(), "城北区将来幼儿园", later, "更名"));
        done(Scope.EVERYTHING, () -> acts.rename(city.north.id(), "未来区", later, "更名"));
        Viewer office = city.northOffice.viewer();
        run(
                office.scope(),
                () -> audit.record(office, Verb.EDIT_PROFILE, "unit", city.first.id(), city.first.id(), "", ""));
        Map<String, String> names = Map.of(
                "/filings/" + id + "/review",
                city.first.name(),
                "/filings",
                city.first.name(),
                "/duties/" + duty.id(),
                "待城北区审核",
                "/acts",
                city.first.name(),
                "/accounts/" + city.firstPrincipal.accountId(),
                city.first.name(),
                "/accounts/" + inspector.accountId() + "/posts/" + inspector.postId() + "/units",
                city.first.name());
        for (Map.Entry<String, String> page : names.entrySet()) {
            assertThat(text(open(city.northOffice, page.getKey())))
                    .as(page.getKey())
                    .contains(page.getValue())
                    .doesNotContain("城北区将来幼儿园", "未来区");
        }
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
