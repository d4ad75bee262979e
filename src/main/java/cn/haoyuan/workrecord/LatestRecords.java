package cn.haoyuan.workrecord;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds work while somebody types, as the list of records finds it. */
@Component
@Transactional(readOnly = true)
public class LatestRecords {

    /** A record of work. {@code unit}: whom it is about, else who did it. */
    public record Found(long id, String title, String unit, LocalDate day) {}

    /** So far back: no index finds parts of titles, and all of them take too long at every letter. */
    private static final Period RECENT = Period.ofMonths(6);

    private static final String LATEST = "with called as (select unnest(:called::int[]) as unit_id),\n"
            + RecordWords.NAMED + """
            , found as materialized (
                select r.id, r.title, r.unit_id, r.subject_id, r.happened_on
                from work_record r
                where r.happened_on >= :since and not exists (select from work_record_void v where v.record_id = r.id)
                    and\s""" + RecordWords.MEANT + """
                order by r.happened_on desc, r.id desc
                limit :most)
            select id, title, unit_name(coalesce(subject_id, unit_id), :today) as unit, happened_on as day
            from found order by happened_on desc, id desc
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    LatestRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What stands of the last half year, as far as the running scope shows it.
     *
     * @param called the units that all words name together, which whoever asks knows
     */
    public List<Found> of(String text, Collection<Integer> called, int most) {
        LocalDate today = LocalDate.now(clock);
        return RecordWords.bind(jdbc.sql(LATEST), text)
                .param("since", today.minus(RECENT))
                .param("called", called.toArray(Integer[]::new))
                .param("today", today)
                .param("most", most)
                .query(Found.class)
                .list();
    }
}
