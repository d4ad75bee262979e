package cn.haoyuan.filing;

import cn.haoyuan.calendar.Deadlines;
import cn.haoyuan.duty.DutyChronicle;
import cn.haoyuan.duty.DutyPage;
import cn.haoyuan.duty.DutyState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the filing of a duty went to and fro; that it was accepted stands as the duty's evidence. Within the running transaction. */
@Component
class FilingHistory implements DutyChronicle {

    private final JdbcClient jdbc;

    FilingHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<DutyPage.Step> of(long dutyId, LocalDate asOf, boolean own) {
        return own ? List.of() : acts(dutyId, asOf);
    }

    private List<DutyPage.Step> acts(long dutyId, LocalDate asOf) {
        return jdbc.sql("""
                        select * from (
                            select a.id, f.id as filing, a.verb, a.state, a.at, coalesce(r.name, '') as receiver,
                                   a.id = max(a.id) over () as latest
                            from filing f
                            join filing_act a on a.filing_id = f.id and a.at < :until
                            left join lateral (
                                select name from placement where unit_id = f.receiver_id order by during desc limit 1) r on true
                            -- what a duty was before its dates changed has its filing with what it became
                            where f.duty_id = (select coalesce(former_of, id) from duty where id = :duty)) a
                        where verb in ('SUBMIT', 'WITHDRAW', 'RETURN')
                        order by id
                        """)
                .param("duty", dutyId)
                .param("until", Deadlines.until(asOf))
                .query(FilingHistory::step)
                .list();
    }

    private static DutyPage.Step step(ResultSet row, int number) throws SQLException {
        FilingAct act = new FilingAct(
                FilingVerb.valueOf(row.getString("verb")),
                FilingState.valueOf(row.getString("state")),
                row.getObject("at", OffsetDateTime.class),
                null,
                0,
                "",
                "",
                Map.of(),
                null);
        boolean waits = row.getBoolean("latest") && act.state().awaitsReview();
        return new DutyPage.Step(
                ChineseDay.day(act.at()),
                "报送：" + act.what(),
                waits ? "待" + row.getString("receiver") + "审核" : "",
                DutyState.OPEN,
                waits ? "/filings/" + row.getLong("filing") : "");
    }
}
