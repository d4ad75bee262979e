package cn.haoyuan.board;

import cn.haoyuan.org.Ending;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds from where a board looks. Called within the transaction of a page. */
@Component
class Standpoints {

    private record Found(Unit unit, boolean open, int depth) {}

    private final JdbcClient jdbc;
    private final Units units;

    Standpoints(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    /** The unit with what lies above and below it on the day; empty if it did not stand, or its board is not to be seen. */
    Optional<Standpoint> at(int unit, LocalDate asOf) {
        List<Found> found = jdbc.sql("""
                        with self as materialized (select * from units_on(:asOf) where id = :unit)
                        select a.id, a.kind, a.code, a.name, a.parent_id, a.seat, a.seat_end,
                               a.unit_seat <@ (select scope()) or a.seat <@ (select scope()) as open,
                               case when a.id = self.id then 0 else -1 end as depth
                        from self join units_on(:asOf) a on a.seat <= self.seat and a.seat_end >= self.seat_end
                        union all
                        select c.id, c.kind, c.code, c.name, c.parent_id, c.seat, c.seat_end, true, 1
                        from self join units_on(:asOf) c on c.parent_id = self.id
                        union all
                        select c.id, c.kind, c.code, c.name, c.parent_id, c.seat, c.seat_end, true, 1
                        from self join units_on(:asOf) c on self.kind = 'CITY' and c.kind = 'COUNTY' and c.parent_id <> self.id
                        order by seat, seat_end desc
                        """)
                .param("unit", unit)
                .param("asOf", asOf)
                .query(Standpoints::found)
                .list();
        return found.stream()
                .filter(each -> each.depth() == 0 && each.open())
                .findFirst()
                .map(self -> new Standpoint(
                        self.unit(),
                        found.stream()
                                .filter(each -> each.depth() < 0)
                                .map(each -> new Standpoint.Step(each.unit(), each.open()))
                                .toList(),
                        found.stream()
                                .filter(each -> each.depth() > 0)
                                .map(Found::unit)
                                .toList()));
    }

    /** How a unit that is in sight came to an end by the day, if it did. */
    Optional<Ending> ending(int unit, LocalDate day) {
        return units.endings(List.of(unit), day).stream().findFirst();
    }

    /** What the viewer was assigned, where that is not one subtree. */
    Standpoint assigned(LocalDate asOf) {
        return new Standpoint(null, List.of(), new ArrayList<>(units.tops(asOf)));
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        Unit unit = new Unit(
                row.getInt("id"),
                UnitKind.valueOf(row.getString("kind")),
                row.getString("code"),
                row.getString("name"),
                row.getObject("parent_id", Integer.class),
                row.getInt("seat"),
                row.getInt("seat_end"));
        return new Found(unit, row.getBoolean("open"), row.getInt("depth"));
    }
}
