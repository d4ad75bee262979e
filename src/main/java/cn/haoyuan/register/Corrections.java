package cn.haoyuan.register;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.database.Everywhere;
import cn.haoyuan.notice.NewNotice;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.org.Unit;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A kindergarten asks those above to correct its profile, and is told when that was done. Within the running transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Corrections {

    /** So many characters say what is wrong, or why it is not. */
    static final int LONGEST = 300;

    private static final String SUBJECT = "correction:";

    /** How the title of a notice of what is answered begins. */
    private static final String ANSWERED = "（已答复）";

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Everywhere everywhere;
    private final Audit audit;
    private final Clock clock;

    Corrections(JdbcClient jdbc, Notices notices, Everywhere everywhere, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.everywhere = everywhere;
        this.audit = audit;
        this.clock = clock;
    }

    /** The latest of a kindergarten first, those that wait before all. */
    List<Correction> of(int unit) {
        return jdbc.sql("""
                        select id, words, asker, asked_at::date as asked_on, answer, answered_at::date as answered_on
                        from correction where unit_id = :unit
                        order by answered_at is not null, id desc limit 20
                        """).param("unit", unit).query(Correction.class).list();
    }

    /** Asks the office of the county, or whoever else can do it; what was asked and waits is not asked again. */
    void ask(Viewer viewer, Unit unit, String words) {
        Long id = jdbc.sql("""
                        insert into correction (unit_id, seat, words, asker, asked_at)
                        values (:unit, :seat, :words, :asker, :now)
                        on conflict do nothing
                        returning id
                        """)
                .param("unit", unit.id())
                .param("seat", unit.seat())
                .param("words", words)
                .param("asker", viewer.signature())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .optional()
                .orElse(null);
        if (id == null) {
            return;
        }
        audit.record(
                viewer, Verb.ASK_CORRECTION, "unit", unit.id(), unit.id(), "请更正" + unit.name() + "的园所信息：" + words, "");
        everywhere.run(() -> tell(
                jdbc.sql("""
                                select distinct n.account_id
                                from (select c.id as account_id, rank() over (order by o.kind = 'CITY', p.role <> 'OFFICE') as nearness
                                      from unit u
                                      join unit o on o.kind in ('COUNTY', 'CITY') and o.seat <= u.seat and u.seat < o.seat_end
                                      join post p on p.unit_id = o.id and p.role in ('OFFICE', 'ADMINISTRATOR') and p.during @> :today::date
                                      join account c on c.person_id = p.person_id and c.enabled
                                      where u.id = :unit) n
                                where n.nearness = 1
                                """)
                        .param("unit", unit.id())
                        .param("today", LocalDate.now(clock))
                        .query(Integer.class)
                        .list(),
                SUBJECT + id,
                unit.name() + "请更正园所信息",
                words,
                "/units/" + unit.id() + "/profile"));
    }

    /** Answers one that waits, tells who heads the kindergarten, and marks the notices of those who were asked; the first answer stands. */
    void answer(Unit unit, Correction asked, String words) {
        int answered = jdbc.sql("""
                        update correction set answer = :words, answered_at = :now where id = :id and answer is null
                        """)
                .param("id", asked.id())
                .param("words", words)
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (answered == 0) {
            return;
        }
        tell(
                jdbc.sql("""
                                select distinct c.id
                                from post p join account c on c.person_id = p.person_id and c.enabled
                                where p.unit_id = :unit and p.role = 'PRINCIPAL' and p.during @> :today::date
                                """)
                        .param("unit", unit.id())
                        .param("today", LocalDate.now(clock))
                        .query(Integer.class)
                        .list(),
                "answer:" + SUBJECT + asked.id(),
                "请更正的园所信息有了答复",
                "“" + asked.words() + "”\n答复：" + words,
                "/units/" + unit.id() + "/corrections");
        everywhere.run(() -> jdbc.sql("""
                        update notice set title = left(:mark || title, 120), read_at = coalesce(read_at, :now) where key = :key
                        """)
                .param("mark", ANSWERED)
                .param("key", SUBJECT + asked.id())
                .param("now", OffsetDateTime.now(clock))
                .update());
    }

    private void tell(List<Integer> accounts, String key, String title, String body, String href) {
        notices.tell(accounts.stream()
                .map(account -> new NewNotice(account, key, title, body, href))
                .toList());
    }
}
