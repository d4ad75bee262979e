package cn.haoyuan.nudge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who holds a post at a unit today and can sign in. Within the running transaction. */
@Component
class Members {

    /** @param unitId of the unit named first of all at which they hold one */
    record Member(int accountId, int unitId) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Members(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Each person once. */
    List<Member> of(List<Integer> units) {
        return jdbc.sql("""
                        select distinct on (c.id) c.id as account_id, p.unit_id
                        from post p join account c on c.person_id = p.person_id and c.enabled
                        where p.unit_id = any (:units) and p.during @> :today::date
                        order by c.id, array_position(:units::int[], p.unit_id)
                        """)
                .param("units", units.toArray(Integer[]::new))
                .param("today", LocalDate.now(clock))
                .query(Member.class)
                .list();
    }
}
