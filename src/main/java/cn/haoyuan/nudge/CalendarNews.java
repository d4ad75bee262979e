package cn.haoyuan.nudge;

import cn.haoyuan.calendar.CalendarChanged;
import cn.haoyuan.notice.NewNotice;
import cn.haoyuan.notice.Notices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells those whose deadlines an edited calendar moves, once a day however often it is edited; once the duties have moved, in the
 * transaction of the edit. Also the office or principal where somebody else answers for a duty ({@link Recipients}): they plan by these days,
 * and nobody is asked for anything.
 */
@Component
class CalendarNews {

    private final JdbcClient jdbc;
    private final Notices notices;

    CalendarNews(JdbcClient jdbc, Notices notices) {
        this.jdbc = jdbc;
        this.notices = notices;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(CalendarChanged change) {
        notices.tell(jdbc.sql("""
                        with moved as materialized (
                            select distinct d.unit_id, d.ask_id
                            from duty was join duty d on d.id = was.former_of and d.ask_id = was.ask_id join ask a on a.id = d.ask_id
                            -- what an event brought about goes by no calendar
                            where was.ended_on = :day and d.due_on <> was.due_on and a.cadence <> 'EVENT'
                              and d.met_on is null and not d.waived and (d.ended_on is null or d.ended_on > :day)
                        )
                        select distinct c.id
                        from moved
                        join ask a on a.id = moved.ask_id
                        join post p on p.unit_id = moved.unit_id and p.role in (a.post, 'OFFICE', 'PRINCIPAL') and p.during @> :day::date
                        join account c on c.person_id = p.person_id and c.enabled
                        order by c.id
                        """).param("day", change.day()).query(Integer.class).stream()
                .map(account -> new NewNotice(
                        account,
                        "calendar:" + change.day(),
                        "校历有改动，您有责任事项的期限跟着变了",
                        "现在的期限见工作台的待办；每一项原来的期限见它的“经过”。已经完成的、已经逾期的不变。",
                        "/calendar"))
                .toList());
    }
}
