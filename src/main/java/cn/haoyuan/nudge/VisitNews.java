package cn.haoyuan.nudge;

import cn.haoyuan.notice.NewNotice;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.parameter.Parameters;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the principal of a visited kindergarten what was put on record about the visit: what was seen and what is to be put right. A
 * record without such words is no news, nor one of long ago that was entered late; a corrected one is news if its words changed.
 */
@Component
public class VisitNews {

    /** Visits that lie further back are told to nobody; long enough for holidays and downtime. */
    private static final int DAYS = 14;

    /** Most that one sweep tells; the next one goes on. */
    private static final int A_SWEEP = 2000;

    private record Visit(
            long id, int accountId, String key, String visitor, LocalDate happenedOn, String title, String note) {

        NewNotice news(LocalDate today) {
            String day = Day.brief(happenedOn, today);
            return new NewNotice(accountId, key, visitor + day + "到园视导：" + title, note, "/records/" + id);
        }
    }

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Hours hours;
    private final Parameters parameters;

    VisitNews(JdbcClient jdbc, Notices notices, Hours hours, Parameters parameters) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.hours = hours;
        this.parameters = parameters;
    }

    /** Tells what was not told yet, once the hours allow it; answers how much. Run in {@code Scope.EVERYTHING}. */
    @Transactional
    public int tell() {
        LocalDateTime now = hours.now();
        if (!hours.of(parameters.current()).allows(now)) {
            return 0;
        }
        LocalDate today = now.toLocalDate();
        List<NewNotice> news = jdbc
                .sql("""
                        select r.id, c.id as account_id, k.key, l.name as visitor, r.happened_on, r.title, r.note
                        from work_record r
                        join post p on p.unit_id = r.subject_id and p.role = 'PRINCIPAL' and p.during @> :today::date
                        join account c on c.person_id = p.person_id and c.enabled
                        join placement l on l.unit_id = r.unit_id and l.from_on <= :today and :today < l.until_on
                        cross join lateral (
                            -- the first of the records that correct one another, and what it says
                            with recursive line as (
                                select r.id, r.replaces
                                union all
                                select o.id, o.replaces from line join work_record o on o.id = line.replaces)
                            select 'visit:' || min(line.id) || ':' || md5(r.note) as key from line) k
                        where r.kind = 'VISIT' and r.note <> '' and r.happened_on > :since
                          and not exists (select from work_record_void v where v.record_id = r.id)
                          and not exists (select from notice n where n.account_id = c.id and n.key = k.key)
                        order by r.id, c.id
                        limit :most
                        """)
                .param("today", today)
                .param("since", today.minusDays(DAYS))
                .param("most", A_SWEEP)
                .query(Visit.class)
                .list()
                .stream()
                .map(visit -> visit.news(today))
                .toList();
        notices.tell(news);
        return news.size();
    }
}
