package cn.haoyuan.access;

import cn.haoyuan.org.UnitsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is assigned ends when its unit leaves the unit of the post, such as an inspector's county; it is back, unless the post or its
 * account has ended meanwhile, when that move is taken back.
 */
@Component
class AssignmentReactions {

    private final JdbcClient jdbc;

    AssignmentReactions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(UnitsMoved move) {
        Integer[] units = move.former().stream().map(UnitsMoved.Former::unitId).toArray(Integer[]::new);
        if (move.back()) {
            jdbc.sql("""
                            update assignment g
                            set during = g.before_move * p.during, moved_on = null, before_move = null
                            from post p join unit h on h.id = p.unit_id
                            where g.unit_id = any (:units) and g.moved_on = :day and p.id = g.post_id
                              and g.seat >= h.seat and g.seat < h.seat_end
                              and not exists (select from account a where a.person_id = p.person_id and not a.enabled)
                              and not exists (
                                  select from assignment o
                                  where o.post_id = g.post_id and o.unit_id = g.unit_id and o.purpose = g.purpose and o.id <> g.id
                                    and (o.during && g.before_move or o.moved_on = :day and o.id < g.id))
                            """).param("units", units).param("day", move.day()).update();
        }
        jdbc.sql("""
                        update assignment g
                        set during = g.during * daterange(null, :day), moved_on = :day, before_move = g.during
                        from post p join unit h on h.id = p.unit_id
                        where g.unit_id = any (:units) and p.id = g.post_id and (g.seat < h.seat or g.seat >= h.seat_end)
                          and not isempty(g.during) and coalesce(upper(g.during), 'infinity') > :day
                        """).param("units", units).param("day", move.day()).update();
    }
}
