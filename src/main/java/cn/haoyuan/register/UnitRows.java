package cn.haoyuan.register;

import cn.haoyuan.access.Vacancy;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.Ending;
import cn.haoyuan.org.Kindergartens;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Word;
import cn.haoyuan.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads the list of units as it is filtered. Runs in the transaction of its caller. */
@Component
class UnitRows {

    /** Rows of a page and how many there are in all. */
    record Part(List<UnitRow> rows, long total) {}

    private final JdbcClient jdbc;

    UnitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Part part(Viewer viewer, UnitQuery query, LocalDate day, Paging wanted) {
        long[] total = new long[1];
        List<UnitRow> rows = asked(viewer, query, day, wanted.size(), wanted.skipped())
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return unit(row);
                })
                .list();
        return new Part(rows, total[0]);
    }

    /**
     * Every row, in bounded memory. Joined by hashes: the planner takes what row-level security lets through for few rows, and
     * would go through them again for each.
     */
    void all(Viewer viewer, UnitQuery query, LocalDate day, Consumer<UnitRow> each) {
        jdbc.sql("select set_config('enable_nestloop', 'off', true)")
                .query(String.class)
                .single();
        try (Stream<UnitRow> rows = asked(viewer, query, day, Integer.MAX_VALUE, 0)
                .withFetchSize(500)
                .query((row, number) -> unit(row))
                .stream()) {
            rows.forEach(each);
        }
    }

    private StatementSpec asked(Viewer viewer, UnitQuery query, LocalDate day, int limit, long offset) {
        return Word.bind(jdbc.sql("""
                        select u.*, coalesce(p.name, unit_name(u.parent_id, :day)) as parent_name,
                               case 'COUNTY' when p.kind then p.name when g.kind then g.name end as county_name,
                               case when p.kind in ('CITY_AREA', 'COUNTY_AREA') then p.name end as area_name,
                               h.code as group_head, unit_name(m.into_id, m.day) as into_name,
                               case when u.kind = 'KINDERGARTEN' and not exists (select from unit n where n.id = u.id)
                                   then coalesce(county_of(u.id, :day), '') end as elsewhere, k.*
                        from (
                            select u.id, u.kind, u.code, u.name, u.parent_id, u.seat, u.seat_end, u.ended_on,
                                   count(*) over () as total, row_number() over (order by %s) as place
                            from (
                                select id, kind, code, name, parent_id, seat, seat_end, null::date as ended_on
                                from units_on(:day) where not :gone
                                union all
                                select p.unit_id, p.kind, n.code, p.name, p.parent_id, p.seat, p.seat_end, p.until_on
                                from placement p join unit n on n.id = p.unit_id
                                where :gone and p.until_on <= :day
                                    and not exists (select from placement o where o.unit_id = p.unit_id and o.from_on > p.from_on and o.from_on <= :day)) u
                            where u.seat <@ (select scope())
                              and (:kind::text is null or u.kind = :kind)
                              and (cardinality(:texts::text[]) = 0 or u.id = any (array(select unit_id from units_called(:texts, :spellings, :loose))))
                              and (not :demonstration or u.id = any (array(select unit_id from kindergartens_on(:day) where grade <> 'NONE')))
                              and (:lacks::text is null or %s)
                              and (not :wants or u.id in (select corrections_waiting(:viewer, :day)))
                              and (:county::int is null or u.seat <@ (
                                  select int4range(c.seat, c.seat_end) from units_on(:day) c where c.id = :county))
                            order by place
                            limit :limit offset :offset) u
                        left join units_on(:day) p on p.id = u.parent_id
                        left join units_on(:day) g on g.id = p.parent_id
                        left join kindergartens_on(:day) k on k.unit_id = u.id
                        left join unit h on h.id = k.group_head_id
                        left join merger m on m.unit_id = u.id and m.day = u.ended_on
                        order by u.place
                        """.formatted(query.order().order(), Vacancy.LACKED)), Word.in(query.text()))
                .param("day", day)
                .param("demonstration", query.onlyDemonstration())
                .param("gone", query.onlyGone())
                .param("kind", query.kind() == null ? null : query.kind().name())
                .param("county", query.county())
                .param("lacks", query.lacks() == null ? null : query.lacks().name())
                .param("wants", query.onlyWanting())
                .param("viewer", viewer.unitId())
                .param("limit", limit)
                .param("offset", offset);
    }

    private static UnitRow unit(ResultSet row) throws SQLException {
        return new UnitRow(
                row.getInt("id"),
                UnitKind.valueOf(row.getString("kind")),
                row.getString("code"),
                row.getString("name"),
                row.getString("parent_name"),
                row.getString("county_name"),
                row.getString("area_name"),
                row.getObject("ended_on") == null
                        ? null
                        : Ending.words(row.getObject("ended_on", LocalDate.class), row.getString("into_name")),
                row.getString("elsewhere"),
                row.getString("sponsor") == null ? null : Kindergartens.kindergarten(row, 0),
                row.getString("group_head"));
    }
}
