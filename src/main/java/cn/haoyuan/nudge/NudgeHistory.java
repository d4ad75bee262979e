package cn.haoyuan.nudge;

import cn.haoyuan.calendar.Deadlines;
import cn.haoyuan.duty.DutyChronicle;
import cn.haoyuan.duty.DutyPage;
import cn.haoyuan.duty.DutyState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of the nudges of a duty. Within the running transaction. */
@Component
class NudgeHistory implements DutyChronicle {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("M月d日 H:mm");

    private final JdbcClient jdbc;

    NudgeHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<DutyPage.Step> of(long dutyId, LocalDate asOf, boolean told) {
        return jdbc.sql("""
                        with i as materialized (select * from nudge_item where duty_id = (select coalesce(former_of, id) from duty where id = :duty))
                        select case when n.sent_at < :until then n.day else n.goes_at::date end as day, n.goes_at, i.asked_by,
                               string_agg(p.name, '、' order by p.name) as people,
                               coalesce(n.sent_at < :until, false) as sent, coalesce(n.dropped_at < :until, false) as dropped
                        from i
                        join nudge n on n.id = i.nudge_id
                        join account c on c.id = n.account_id
                        join person p on p.id = c.person_id
                        where i.asked_at < :until
                        group by 1, n.goes_at, i.asked_by, sent, dropped
                        order by 1, n.goes_at
                        """)
                .param("duty", dutyId)
                .param("until", Deadlines.until(asOf))
                .query(NudgeHistory::step)
                .list();
    }

    private static DutyPage.Step step(ResultSet row, int number) throws SQLException {
        String what = row.getBoolean("dropped")
                ? "（发出前已不用再办，没有发送）"
                : row.getBoolean("sent")
                        ? ""
                        : "（将于 "
                                + HOUR.format(Deadlines.local(row.getObject("goes_at", OffsetDateTime.class)))
                                + " 发出）";
        return new DutyPage.Step(
                row.getObject("day", LocalDate.class),
                row.getObject("goes_at", OffsetDateTime.class),
                "催办",
                row.getString("asked_by") + " 提醒 " + row.getString("people") + what,
                DutyState.OPEN);
    }
}
