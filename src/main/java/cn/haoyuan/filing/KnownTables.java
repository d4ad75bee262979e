package cn.haoyuan.filing;

import cn.haoyuan.org.Sponsor;
import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.KnownTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows with which the register fills a table of a form. */
@Component
class KnownTables {

    /** Kindergartens that have no profile yet stand by themselves. */
    private static final String BY_KIND = """
            select k.sponsor as kind, k.sponsor = 'PRIVATE' and k.inclusive as inclusive, count(*) as kindergartens,
                   coalesce(sum(k.classes_small + k.classes_middle + k.classes_top + k.classes_mixed), 0) as classes,
                   coalesce(sum(k.children_small + k.children_middle + k.children_top + k.children_mixed), 0) as children,
                   count(*) filter (where k.grade <> 'NONE') as demonstration
            from placement top
            join placement p on p.kind = 'KINDERGARTEN' and p.seat >= top.seat and p.seat < top.seat_end
                and p.from_on <= :day and :day < p.until_on
            left join kindergartens_on(:day) k on k.unit_id = p.unit_id
            where top.unit_id = :unit and top.from_on <= :day and :day < top.until_on
            group by 1, 2
            order by k.sponsor = 'PRIVATE', 1, 2 desc
            """;

    private static final String AREAS = """
            select a.name, count(p.unit_id) || ' 所幼儿园' as members
            from placement a
            left join placement p on p.kind = 'KINDERGARTEN' and p.seat >= a.seat and p.seat < a.seat_end
                and p.from_on <= :day and :day < p.until_on
            where a.parent_id = :unit and a.kind = 'COUNTY_AREA' and a.from_on <= :day and :day < a.until_on
            group by a.unit_id, a.seat, a.name
            order by a.seat
            """;

    private final JdbcClient jdbc;

    KnownTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the register says about the unit on the day: cells by the id of their column, without those that it does not know; one statement. */
    List<Map<String, String>> rows(KnownTable table, int unitId, LocalDate day) {
        String sql =
                switch (table) {
                    case KINDERGARTENS_BY_KIND -> BY_KIND;
                    case AREAS -> AREAS;
                    case BRANCHES ->
                        "select name as branch, teachers from group_branches(:unit, :day) order by unit_id <> :unit, seat";
                };
        return jdbc.sql(sql)
                .param("unit", unitId)
                .param("day", day)
                .query((row, number) -> {
                    Map<String, String> cells = new LinkedHashMap<>();
                    for (Column column : table.columns()) {
                        String cell = column.id().equals("kind") ? kind(row) : row.getString(column.id());
                        if (cell != null) {
                            cells.put(column.id(), cell);
                        }
                    }
                    return cells;
                })
                .list();
    }

    private static String kind(ResultSet row) throws SQLException {
        String sponsor = row.getString("kind");
        if (sponsor == null) {
            return KnownValues.UNKNOWN;
        }
        boolean parted = Sponsor.valueOf(sponsor) == Sponsor.PRIVATE;
        return Sponsor.valueOf(sponsor).label() + (!parted ? "" : row.getBoolean("inclusive") ? "（普惠性）" : "（非普惠性）");
    }
}
