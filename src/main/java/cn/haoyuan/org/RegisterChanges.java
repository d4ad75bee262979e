package cn.haoyuan.org;

import cn.haoyuan.org.RegisterChange.Field;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the rows of a register file that would change something from what stands on record. */
@Component
class RegisterChanges {

    private static final String CHANGES = """
            select r.line, r.code, r.name, r.fresh,
                   case when starts_with(n.name, nc.name) is false then nc.name || ' · ' else '' end || n.name as parent,
                   case when r.renamed then r.old_name end as former_name,
                   case when r.moved then
                       case when starts_with(o.name, oc.name) is false then oc.name || ' · ' else '' end || coalesce(o.name, '') end
                       as former_parent,
                   d.columns, d.before, d.after
            from register_row r
            left join units_on(:today) n on n.id = r.parent_id
            left join units_on(:today) nc on nc.id = n.parent_id and n.kind = 'COUNTY_AREA'
            left join units_on(:today) o on o.id = r.old_parent_id
            left join units_on(:today) oc on oc.id = o.parent_id and o.kind = 'COUNTY_AREA'
            left join kindergarten k on k.unit_id = r.unit_id
            left join unit h on h.id = k.group_head_id
            cross join lateral (
                select array_agg(upper(key)) as columns, array_agg(before) as before, array_agg(after) as after
                from (
                    select b.key, b.value as before, a.value as after
                    from jsonb_each_text(to_jsonb(k)) b join jsonb_each_text(to_jsonb(r)) a on a.key = b.key
                    where b.key not in ('unit_id', 'seat', 'group_head_id') and a.value is distinct from b.value
                    union all
                    select 'group_head', coalesce(h.code, ''), r.group_head
                    where not r.fresh and r.group_head is not null
                        and (r.group_head_id is null or r.group_head_id is distinct from k.group_head_id)) f) d
            where r.fresh or r.changed
            order by r.moved desc, r.renamed desc, r.fresh desc, r.line
            """;

    private final JdbcClient jdbc;

    RegisterChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every one, in bounded memory: those that move first, then new names, then new ones. */
    void each(LocalDate today, Consumer<RegisterChange> each) {
        try (Stream<RegisterChange> changes =
                jdbc
                        .sql(CHANGES)
                        .param("today", today)
                        .withFetchSize(500)
                        .query((row, number) -> change(row))
                        .stream()) {
            changes.forEach(each);
        }
    }

    private static RegisterChange change(ResultSet row) throws SQLException {
        String[] columns = texts(row.getArray("columns"));
        String[] before = texts(row.getArray("before"));
        String[] after = texts(row.getArray("after"));
        List<Field> fields = IntStream.range(0, columns.length)
                .mapToObj(at -> new Field(columns[at], before[at], after[at]))
                .toList();
        return new RegisterChange(
                row.getInt("line"),
                row.getString("code"),
                row.getString("name"),
                row.getString("parent"),
                row.getBoolean("fresh"),
                row.getString("former_name"),
                row.getString("former_parent"),
                fields);
    }

    private static String[] texts(@Nullable Array array) throws SQLException {
        return array == null ? new String[0] : (String[]) array.getArray();
    }
}
