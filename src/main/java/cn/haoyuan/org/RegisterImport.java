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
        problems.addAll(find(NO_HEAD, today, most));
        List<RowProblem> namesakes = find(NAMESAKE, today, most);
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
                        namesakes,
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
            where line > first and :today::date is not null
            order by line limit :most
            """;

    private static final String KNOWN_OTHERWISE = """
            select r.line, '机构标识码' as col,
                   case when r.kind <> 'KINDERGARTEN' then format('标识码 %s 属于一个不是幼儿园的单位。', r.code)
                        when not r.stands then format('标识码 %s 的幼儿园已撤销或尚未开办，标识码不再使用。', r.code)
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
            where m.missing and :today::date is not null
            order by r.line limit :most
            """;

    private static final String SAME_NAME = """
            select r.line, '幼儿园名称' as col, format('与第 %s 行同名，又在同一上级单位之下。', r.first) as message
            from (select line, code, first_value(line) over w as first, first_value(code) over w as first_code
                  from register_row window w as (partition by parent_id, name order by line)) r
            where r.line > r.first and r.code <> r.first_code
            union all
            select r.line, '幼儿园名称', format('同一上级单位之下已有同名幼儿园（标识码 %s）。', coalesce(u.code, '未登记'))
            from register_row r
            join placement p on p.parent_id = r.parent_id and p.name = r.name and p.from_on <= :today and :today < p.until_on
                and p.unit_id is distinct from r.unit_id
            left join unit u on u.id = p.unit_id
            where (r.fresh or r.renamed or r.moved) and not exists (select from register_row o where o.unit_id = p.unit_id)
            order by line limit :most
            """;

    /** Under the same unit it is a problem; elsewhere in the county it may be so. */
    private static final String NAMESAKE = """
            select r.line, '幼儿园名称' as col,
                   format('第 %s 行“%s”是新的标识码，%s已有同名的幼儿园（标识码 %s）；若是同一所，请改正标识码', r.line, r.name, c.name, coalesce(u.code, '未登记')) as message
            from register_row r
            join units_on(:today) u on u.name = r.name and u.kind = 'KINDERGARTEN' and u.parent_id <> r.parent_id
            join units_on(:today) o on o.id = r.parent_id
            join units_on(:today) c on c.kind = 'COUNTY' and u.seat >= c.seat and u.seat < c.seat_end and o.seat >= c.seat and o.seat < c.seat_end
            where r.fresh
            order by r.line limit :most
            """;

    private static final String NO_ROOM = """
            select r.line, '所属片区' as col, format('%s之下的编号已用完，放不下 %s 所幼儿园。', p.name, r.wanted) as message
            from (select parent_id, min(line) as line, count(*) as wanted from register_row where fresh or moved group by 1) r
            join placement p on p.unit_id = r.parent_id and p.from_on <= :today and :today < p.until_on
            cross join lateral (
                select greatest(p.seat + 1,
                    (select max(u.seat_end) from unit u where u.seat > p.seat and u.seat < p.seat_end),
                    (select max(q.seat_end) from placement q where q.seat > p.seat and q.seat < p.seat_end)) as used) s
            where s.used + r.wanted > p.seat_end
            order by line limit :most
            """;

    private static final String NO_HEAD = """
            select r.line, '集团总园标识码' as col,
                   case when r.group_head = r.code then '总园不能是本园。'
                        else format('没有标识码为 %s 的幼儿园。', r.group_head) end as message
            from register_row r
            where r.group_head = r.code or r.group_head is not null and r.group_head_id is null
              and not exists (select from register_row h where h.code = r.group_head) and :today::date is not null
            order by r.line limit :most
            """;
}
