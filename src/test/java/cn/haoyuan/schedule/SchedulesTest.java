package cn.haoyuan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.LeadDays;
import cn.haoyuan.duty.LedgerUpkeep;
import cn.haoyuan.notice.Outbox;
import cn.haoyuan.nudge.Delivery;
import cn.haoyuan.nudge.RecordNews;
import cn.haoyuan.nudge.Reminders;
import cn.haoyuan.org.LaterActs;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.Units;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.PublicationDays;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HaoyuanTest
class SchedulesTest extends CityAtWork {

    @Autowired
    LaterActs later;

    @Autowired
    Delivery delivery;

    @Autowired
    Reminders reminders;

    @Autowired
    RecordNews news;

    @Autowired
    Outbox outbox;

    @Autowired
    LedgerUpkeep upkeep;

    @Autowired
    Plans plans;

    @Autowired
    PublicationDays published;

    @Autowired
    Calendars calendars;

    @Autowired
    LeadDays leads;

    @Autowired
    UnitActs acts;

    @Autowired
    Units units;

    /** By day, so that the offices are told in the same sweep. */
    @Test
    void theSweepMovesWhatIsDueAndTellsOfWhatCouldNotMove() throws Exception {
        LocalDate day = TODAY.plusDays(5);
        done(Scope.EVERYTHING, () -> acts.move(city.second.id(), city.northWest.id(), day, "片区调整"));
        done(Scope.EVERYTHING, () -> acts.move(city.first.id(), city.southEast.id(), day, "区划调整"));
        database.jdbc()
                .sql("update placement set name = ? where unit_id = ?")
                .params(city.first.name(), city.other.id())
                .update();
        clock.set(day.atTime(LocalTime.of(10, 0)));
        Schedules schedules =
                new Schedules(later, delivery, reminders, news, outbox, upkeep, plans, published, calendars, leads);
        schedules.sweep();
        schedules.sweep();
        assertThat(Scope.EVERYTHING
                        .call(() -> units.find(city.second.id(), day))
                        .orElseThrow()
                        .parentId())
                .isEqualTo(city.northWest.id());
        assertThat(Scope.EVERYTHING
                        .call(() -> units.find(city.first.id(), day))
                        .orElseThrow()
                        .parentId())
                .isEqualTo(city.northEast.id());
        for (int account :
                new int[] {city.cityOffice.accountId(), city.northOffice.accountId(), city.southOffice.accountId()}) {
            assertThat(database.jdbc()
                            .sql(
                                    "select concat_ws('|', title, body, href) from notice where account_id = ? and key like 'move:%'")
                            .param(account)
                            .query(String.class)
                            .list())
                    .singleElement()
                    .asString()
                    .startsWith(city.first.name() + "没有按期改隶" + city.southEast.name() + "|原定11月28日起：")
                    .contains("同名")
                    .endsWith("|/units/" + city.first.id());
        }
        assertThat(database.jdbc()
                        .sql("select count(*)::int from notice where account_id = ? and key like 'move:%'")
                        .param(city.firstPrincipal.accountId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
