package cn.haoyuan.org;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a register file in, all of it or nothing: {@link #begin}, {@link #add} in batches, {@link #check}, and where that finds
 * no problem {@link #apply}, in one transaction. Kindergartens are known by their code, so the same file again changes nothing.
 * New ones open today; none is closed, because a file may hold a part only.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RegisterImport {

    private final JdbcClient jdbc;
    private final RegisterStage stage;
    private final RegisterEntry entry;
    private final RegisterChanges changes;
    private final Placements placements;
    private final Clock clock;

    RegisterImport(
            JdbcClient jdbc,
            RegisterStage stage,
            RegisterEntry entry,
            RegisterChanges changes,
            Placements placements,
            Clock clock) {
        this.jdbc = jdbc;
        this.stage = stage;
        this.entry = entry;
        this.changes = changes;
        this.placements = placements;
        this.clock = clock;
    }

    /** Begins, and keeps other acts on the tree waiting until the transaction ends. */
    public void begin() {
        placements.alone();
        stage.begin();
    }

    /** Adds rows; a thousand at once is a good measure. */
    public void add(List<RegisterRow> rows) {
        if (!rows.isEmpty()) {
            stage.add(rows);
        }
    }

    /**
     * What the rows would do, and what is wrong with them; no row of the register is changed.
     *
     * @param most no more problems than so many are gathered of each sort
     */
    public RegisterCheck check(int most) {
        LocalDate today = LocalDate.now(clock);
        stage.nestedLoops(false);
        stage.match(today);
        List<RowProblem> problems = new ArrayList<>();
        problems.addAll(find(DOUBLE, today, most));
        problems.addAll(find(KNOWN_OTHERWISE, today, most));
        problems.addAll(find(INCOMPLETE, today, most));
        problems.addAll(find(SAME_NAME, today, most));
        problems.addAll(find(NO_ROOM, today, most));
        problems.addAll(find(CLOSING, today, most));
        problems.addAll(find(NO_HEAD, today, most));
        stage.nestedLoops(true);
        problems.sort(Comparator.comparingInt(RowProblem::line));
        return jdbc.sql("""
                        select count(*) filter (where fresh)::int as opened, count(*) filter (where changed)::int as changed,
                               count(*) filter (where moved)::int as moved,
                               count(*) filter (where not fresh and not changed)::int as unchanged
                        from register_row
                        """)
                .query((row, number) -> new RegisterCheck(
                        List.copyOf(problems),
                        row.getInt("opened"),
                        row.getInt("changed"),
                        row.getInt("moved"),
                        row.getInt("unchanged")))
                .single();
    }

    /** Tells each kindergarten that would open or change, after {@link #check}: those that move first, then new names, then new ones. */
    public void changes(Consumer<RegisterChange> each) {
        stage.nestedLoops(false);
        changes.each(LocalDate.now(clock), each);
        stage.nestedLoops(true);
    }

    /**
     * Enters what was checked.
     *
     * @return codes that turn out to be in use outside the running scope; unless empty, the transaction must be rolled back
     */
    public List<RowProblem> apply() {
        return entry.enter(LocalDate.now(clock));
    }

    private List<RowProblem> find(String question, LocalDate today, int most) {
        return jdbc.sql(question)
                .param("today", today)
                .param("most", most)
                .query((row, number) ->
                        new RowProblem(row.getInt("line"), row.getString("col"), row.getString("message")))
                .list();
    }

    private static final String DOUBLE = """
            select line, '机构标识码' as col, format('与第 %s 行的标识码 %s 重复。', first, code) as message
            from (select line, code, first_value(line) over (partition by code order by line) as first from register_row) r
            where line > first
            order by line limit :most
            """;

    private static final String KNOWN_OTHERWISE = """
            select r.line, '机构标识码' as col,
                   case when r.kind <> 'KINDERGARTEN' then format('标识码 %s 属于一个不是幼儿园的单位。', r.code)
                        when not r.stands then (
                            select format(case when upper(p.during) <= :today
                                              then '标识码 %s 是已撤销的%s的，不给别的单位使用；就是同一所的，请先在它的页面办理恢复。'
                                              else '标识码 %s 是%s的，它尚未开办；请到那天再导入，或者先取消那项安排。' end, r.code, p.name)
                            from placement p where p.unit_id = r.unit_id order by lower(p.during) desc limit 1)
                        else format('%s另有更晚生效的变动，暂时不能%s。', r.old_name, case when r.moved then '调整隶属' else '更名' end) end as message
            from register_row r
            where r.kind <> 'KINDERGARTEN' or not r.stands
               or r.moved and exists (select from placement p where p.unit_id = r.unit_id and lower(p.during) > :today)
               or (r.moved or r.renamed) and exists (select from planned_move m where m.unit_id = r.unit_id)
            order by r.line limit :most
            """;

    private static final String INCOMPLETE = """
            select r.line, m.col, format('新幼儿园必须填写%s。', m.col) as message
            from register_row r
            cross join lateral (values ('办园性质', r.sponsor is null), ('是否普惠', r.inclusive is null and r.sponsor is not null),
                ('地形', r.terrain is null), ('城乡类型', r.locality is null), ('开办日期', r.opened_on is null)) m (col, missing)
            where m.missing
            order by r.line limit :most
            """;

    /** Rows that give a name where another bears it or is to: in a county each is one unit's. Who keeps name and county is left alone. */
    private static final String SAME_NAME = """
            with beside as materialized (
                select c.county_id, n.*
                from (select distinct county_id from register_row) c cross join lateral names_beside(c.county_id, :today) n),
            named as materialized (
                select r.*, r.fresh or r.renamed
                    or r.moved and ((r.county_id, r.unit_id) in (select county_id, unit_id from beside)) is not true as named
                from register_row r)
            select line, '幼儿园名称' as col, format('与第 %s 行同名，一个县区之内不能重名。', first) as message
            from (select line, code, named, first_value(line) over w as first, first_value(code) over w as first_code
                  from named window w as (partition by county_id, name order by named, line)) r
            where named and code <> first_code
            union all
            select line, '幼儿园名称', message
            from (
                select distinct on (r.line) r.line,
                       format(case when b.since > :today then '%1$s自 %2$s 起另有同名单位%3$s。'
                                   else '%1$s已有同名单位%3$s；若是同一所，请改正标识码。' end,
                              b.place, to_char(b.since, 'YYYY"年"FMMM"月"FMDD"日"'), '（标识码 ' || u.code || '）') as message
                from named r
                join beside b on b.county_id = r.county_id and b.name = r.name and b.unit_id is distinct from r.unit_id
                left join unit u on u.id = b.unit_id
                -- who is in the file has the name there that the file gives it, unless another is arranged
                where r.named
                    and (b.since > :today or (b.unit_id in (select unit_id from register_row where unit_id is not null)) is not true)
                order by r.line, b.since) t
            order by line limit :most
            """;

    private static final String NO_ROOM = """
            select r.line, '所属片区' as col, format('%s之下的编号已用完，放不下 %s 所幼儿园。', p.name, r.wanted) as message
            from (select parent_id, min(line) as line, count(*) as wanted from register_row where fresh or moved group by 1) r
            join placement p on p.unit_id = r.parent_id and p.from_on <= :today and :today < p.until_on
            cross join lateral (select
            """ + Seating.USED + """
             as used) s
            where s.used + r.wanted > p.seat_end
            order by line limit :most
            """;

    /** What the forms refuse by {@link UnitRefusals#cannotStand}. */
    private static final String CLOSING = """
            select r.line, case p.kind when 'COUNTY' then '所属县区' else '所属片区' end as col,
                   format('%s定于 %s 撤销，不能再有新的下级单位。', p.name, to_char(l.until_on, 'YYYY"年"FMMM"月"FMDD"日"')) as message
            from register_row r
            join (select unit_id, max(until_on) as until_on from placement group by unit_id having max(until_on) < 'infinity') l
                on l.unit_id = r.parent_id
            join placement p on p.unit_id = r.parent_id and p.from_on <= :today and :today < p.until_on
            where (r.fresh or r.moved)
                and l.until_on < coalesce((select max(o.until_on) from placement o where o.unit_id = r.unit_id), 'infinity')
            order by r.line limit :most
            """;

    private static final String NO_HEAD = """
            select r.line, '集团总园标识码' as col,
                   case when r.group_head = r.code then '总园不能是本园。'
                        else format('没有标识码为 %s 的幼儿园。', r.group_head) end as message
            from register_row r
            where r.group_head = r.code or r.group_head is not null and r.group_head_id is null
              and not exists (select from register_row h where h.code = r.group_head)
            order by r.line limit :most
            """;
}
