package cn.haoyuan.filing;

import cn.haoyuan.calendar.Deadlines;
import cn.haoyuan.duty.Handed;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where filings stood on a day. Within the running transaction. */
@Component
class HandedFilings implements Handed.Filings {

    private final JdbcClient jdbc;

    HandedFilings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Long, Handed> of(@Nullable Collection<Long> duties, LocalDate day) {
        Map<Long, Handed> handed = new HashMap<>();
        jdbc.sql("""
                        select d.id, case when l.state <> 'RETURNED' then 'IN' when l.reply_by >= :day then 'BACK' else 'UNANSWERED' end as handed
                        from duty d
                        -- what a duty was before its dates changed has its filing with what it became
                        join filing f on f.duty_id = coalesce(d.former_of, d.id)
                        cross join lateral (
                            select a.state, a.reply_by
                            from filing_act a where a.filing_id = f.id and a.at < :until order by a.id desc limit 1) l
                        where (:ids::bigint[] is null or d.id = any (:ids)) and l.state in ('SUBMITTED', 'AMENDED', 'RETURNED')
                        """)
                .param("ids", duties == null ? null : duties.toArray(Long[]::new), Types.ARRAY)
                .param("day", day)
                .param("until", Deadlines.until(day))
                .query(row -> {
                    handed.put(row.getLong("id"), Handed.valueOf(row.getString("handed")));
                });
        return handed;
    }
}
