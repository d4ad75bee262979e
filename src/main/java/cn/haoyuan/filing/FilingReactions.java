package cn.haoyuan.filing;

import cn.haoyuan.org.UnitsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A unit that moves to another county takes along what is not decided yet: the new county receives it. */
@Component
class FilingReactions {

    private final JdbcClient jdbc;

    FilingReactions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(UnitsMoved move) {
        jdbc.sql("""
                        update filing f set receiver_id = c.id
                        from unit u, unit r, unit c
                        where f.unit_id = any (:units) and f.state <> 'ACCEPTED' and u.id = f.unit_id
                            and r.id = f.receiver_id and r.kind = 'COUNTY'
                            and c.kind = 'COUNTY' and c.seat < u.seat and c.seat_end > u.seat and c.id <> r.id
                        """)
                .param(
                        "units",
                        move.former().stream().map(UnitsMoved.Former::unitId).toArray(Integer[]::new))
                .update();
    }
}
