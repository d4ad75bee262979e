package cn.haoyuan.org;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where kindergartens stand, as far as somebody noted it. */
@Component
@Transactional
public class Positions {

    private final JdbcClient jdbc;

    Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<Position> find(int unitId) {
        return jdbc.sql("select latitude, longitude from kindergarten_position where unit_id = :unit")
                .param("unit", unitId)
                .query(Position.class)
                .optional();
    }

    /** Notes it, in place of what was noted before. */
    public void note(int unitId, Position position) {
        jdbc.sql("""
                        insert into kindergarten_position (unit_id, seat, latitude, longitude)
                        select u.id, u.seat, :latitude, :longitude from unit u where u.id = :unit
                        on conflict (unit_id) do update set latitude = excluded.latitude, longitude = excluded.longitude
                        """)
                .param("unit", unitId)
                .param("latitude", position.latitude())
                .param("longitude", position.longitude())
                .update();
    }
}
