package cn.haoyuan.board;

import cn.haoyuan.duty.DutyState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is late, by name. */
@Component
class LateUnits {

    private record Row(int id, String name, @Nullable String under, long count) {}

    private final JdbcClient jdbc;

    LateUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The units of a subtree at which most is overdue; what two of them share is counted at both. */
    List<BoardPage.LateUnit> of(int unit, LocalDate asOf, @Nullable LocalDate linked, int limit) {
        return jdbc.sql("""
                        with root as materialized (select seat, seat_end from units_on(:asOf) where id = :unit),
                        d as materialized (select place_id, place_seat, also_id, also_seat from duties_in('{OVERDUE}', :asOf)),
                        late as (
                            select k.id, count(*) as count
                            from (select place_id as id, place_seat as seat from d
                                  union all select also_id, also_seat from d where also_id is not null) k
                            where k.seat >= (select seat from root) and k.seat < (select seat_end from root)
                            group by k.id
                            order by count(*) desc, k.id
                            limit :limit)
                        select late.id, u.name, a.name as under, late.count
                        from late
                        join units_on(:asOf) u on u.id = late.id
                        left join units_on(:asOf) a on a.id = u.parent_id
                        order by late.count desc, u.seat
                        """).param("unit", unit).param("asOf", asOf).param("limit", limit).query(Row.class).stream()
                .map(row -> new BoardPage.LateUnit(
                        row.name(),
                        row.under() == null ? "" : row.under(),
                        row.count(),
                        new Drill(row.id(), true, null, linked).of(DutyState.OVERDUE)))
                .toList();
    }
}
