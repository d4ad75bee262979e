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
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of the nudges of a duty. Within the running transaction. */
@Component
class NudgeHistory implements DutyChronicle {

    /** How often a duty was nudged, last on which day, and whether that one still waits for its hour. */
    record Past(long dutyId, int times, LocalDate last, boolean waits) {}

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("M月d日 H:mm");

    private final JdbcClient jdbc;

    NudgeHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<DutyPage.Step> of(long dutyId, LocalDate asOf) {
        return jdbc.sql("""
                        select n.day, n.goes_at, i.asked_by, string_agg(p.name, '、' order by p.name) as people,
                               n.sent_at is not null as sent, n.dropped_at is not null as dropped
                        from nudge_item i
                        join nudge n on n.id = i.nudge_id
                        join account c on c.id = n.account_id
                        join person p on p.id = c.person_id
                        where i.duty_id = :duty and (i.asked_at at time zone 'Asia/Shanghai')::date <= :as_of
                        group by n.day, n.goes_at, i.asked_by, sent, dropped
                        order by n.day, n.goes_at
                        """)
                .param("duty", dutyId)
                .param("as_of", asOf)
                .query(NudgeHistory::step)
                .list();
    }

    /** The past of these duties, as far as there is one. */
    Map<Long, Past> of(List<Long> duties) {
        return jdbc
                .sql("""
                        select i.duty_id, count(distinct n.day) as times, max(n.day) as last, bool_or(n.sent_at is null) as waits
                        from nudge_item i join nudge n on n.id = i.nudge_id
                        where i.duty_id = any (:duties) and n.dropped_at is null
                        group by i.duty_id
                        """)
                .param("duties", duties.toArray(Long[]::new))
                .query(Past.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Past::dutyId, Function.identity()));
    }

    private static DutyPage.Step step(ResultSet row, int number) throws SQLException {
        String what = row.getBoolean("dropped")
                ? "（发出前已完成，没有发送）"
                : row.getBoolean("sent")
                        ? ""
                        : "（将于 "
                                + HOUR.format(row.getObject("goes_at", OffsetDateTime.class)
                                        .atZoneSameInstant(Deadlines.ZONE))
                                + " 发出）";
        return new DutyPage.Step(
                row.getObject("day", LocalDate.class),
                "催办",
                row.getString("asked_by") + " 提醒 " + row.getString("people") + what,
                DutyState.OPEN);
    }
}
