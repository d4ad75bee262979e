package cn.haoyuan.duty;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.web.Day;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What came of duties: the record that met one, the duty that this brought about, and so on. */
@Component
@Transactional(readOnly = true)
public class Sequels {

    /**
     * A step of such a line.
     *
     * @param firstOpens the first day of the duty that the line began with
     * @param step how many duties lie before it in the line
     * @param cause the fact that brought the duty about; null for the one that the line began with
     * @param factId one that met it, {@code sourceId} where that is on record; null where nothing did
     */
    public record Sequel(
            int subjectId,
            LocalDate firstOpens,
            int step,
            long dutyId,
            @Nullable Long cause,
            @Nullable Long factId,
            @Nullable String source,
            @Nullable Long sourceId,
            @Nullable String topic,
            @Nullable LocalDate happenedOn,
            @Nullable String title) {}

    private static final String MET = """
            left join lateral (
                select f.id as fact_id, f.source, f.source_id, f.topic, f.happened_on, f.title
                from bearing b join fact f on f.id = b.fact_id
                where b.duty_id = d.id and not exists (select from fact_void v where v.fact_id = f.id)
                order by f.happened_on desc, f.id desc limit %s) r on true
            """;

    private static final String MET_BY = MET.formatted("1");
    private static final String MET_BY_EACH = MET.formatted("all");

    /**
     * A duty that something on record brought about.
     *
     * @param direct whether by itself, not by what answered it
     * @param source where the evidence that met it last is on record, with {@code sourceId}; null where nothing did
     * @param beside ids of all topics of that record, with commas
     */
    public record After(
            long dutyId,
            boolean direct,
            @Nullable String source,
            @Nullable Long sourceId,
            @Nullable String title,
            @Nullable String beside) {}

    /**
     * How it stands with all that something on record brought about.
     *
     * @param pending how many duties are left to be done
     * @param first the one of them that is due first; null where none is left, as are its {@code unit}, {@code measure} and {@code dueOn}
     * @param own whether that is to be done by the post itself
     * @param open how much of what is done is not: {@link Results}
     */
    public record Outlook(
            long pending,
            long open,
            @Nullable Long first,
            boolean own,
            @Nullable String unit,
            @Nullable String measure,
            @Nullable LocalDate dueOn) {

        /** As 等城北区第一幼儿园办理“问题整改反馈”，12月8日（含当天）以前; to whoever does it: 等您办理. */
        public String words(LocalDate today) {
            return words(today, own ? "您" : unit);
        }

        /** The same for a paper, which others read. */
        public String named(LocalDate today) {
            return words(today, unit);
        }

        private String words(LocalDate today, @Nullable String who) {
            return dueOn == null
                    ? open > 0 ? "引起的事项都已报送，其中" + Results.left(open) : "引起的事项都已办完"
                    : "等" + who + "办理“" + measure + "”，" + Day.brief(dueOn, today) + "（含当天）以前"
                            + (pending > 1 ? "；共 " + pending + " 项" : "")
                            + (dueOn.isBefore(today) ? "，已逾期" : "");
        }
    }

    private final JdbcClient jdbc;

    Sequels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The lines that begin with duties of that evidence about these units that open from one day to another, both inclusive, as they
     * are today; a line's steps in their order, once for each fact that met them, the latest first. One statement.
     */
    public List<Sequel> of(EvidenceKind first, List<Integer> subjects, LocalDate from, LocalDate to, LocalDate today) {
        return jdbc.sql("""
                        with recursive walk as (
                            select d.subject_id, d.opens_on as first_opens, d.id as duty_id, 0 as step, null::bigint as cause, r.*
                            from duty d
                            join ask a on a.id = d.ask_id
                            """ + MET_BY_EACH + """
                            where a.evidence = :first and d.subject_id = any (:subjects) and d.opens_on between :from and :to
                                and d.former_of is null and d.known_on <= :today and (d.ended_on is null or d.ended_on > :today)
                            union all
                            select w.subject_id, w.first_opens, d.id, w.step + 1, w.fact_id, r.*
                            from walk w
                            -- a duty goes by the first fact that the one on record goes back to by corrections
                            cross join lateral (
                                with recursive line as (
                                    select w.fact_id as id
                                    union all
                                    select f.replaces from line l join fact f on f.id = l.id where f.replaces is not null)
                                select event_period(min(id)) as period from line) o
                            join duty d on d.period = o.period and d.former_of is null and (d.ended_on is null or d.ended_on > :today)
                                and d.ask_id = any (array(select id from ask where cadence = 'EVENT'))
                            """ + MET_BY_EACH + """
                            where w.fact_id is not null)
                        select * from walk order by subject_id, first_opens, step, duty_id, happened_on desc, fact_id desc
                        """)
                .param("first", first.name())
                .param("subjects", subjects.toArray(Integer[]::new))
                .param("from", from)
                .param("to", to)
                .param("today", today)
                .query(Sequel.class)
                .list();
    }

    /** The years in which duties of that evidence opened with which such a line has begun, whatever they are about. One statement. */
    public Set<Integer> begun(EvidenceKind first, LocalDate today) {
        return jdbc.sql("""
                        select distinct extract(year from d.opens_on)::int
                        from duty d join ask a on a.id = d.ask_id
                        where a.evidence = :first and d.met_on is not null
                            and d.former_of is null and d.known_on <= :today and (d.ended_on is null or d.ended_on > :today)
                        """)
                .param("first", first.name())
                .param("today", today)
                .query(Integer.class)
                .set();
    }

    /** From each of some records to what it brought about, and from what answered that to what came of it. */
    private static final String WALK = """
            walk as (
                select root, null::bigint as duty_id, true as direct, :source::text as source, root as source_id, null::text as title
                from %s
                union
                select w.root, d.id, w.duty_id is null, r.source, r.source_id, r.title
                from walk w
                join fact f on f.source = w.source and f.source_id = w.source_id
                    and not exists (select from fact_void v where v.fact_id = f.id)
                cross join lateral (
                    with recursive line as (
                        select f.id
                        union all
                        select o.replaces from line l join fact o on o.id = l.id where o.replaces is not null)
                    select event_period(min(id)) as period from line) o
                join duty d on d.period = o.period and d.former_of is null
                    and d.ask_id = any (array(select id from ask where cadence = 'EVENT'))
                    -- not what a record that it corrects asked of another unit
                    and coalesce(d.subject_id, d.unit_id) in (f.unit_id, f.subject_id)
            """ + MET_BY + """
            )
            """;

    /**
     * After {@code with recursive own}, records by {@code id} of one {@code :source}: how it stands on the day {@code :today} with all that
     * they brought about, the rows {@code outlook} for {@link #outlook}; none for a record that brought about nothing. {@code :unit} and
     * {@code :role} are of the post that looks; {@code :leads} where it answers for all that its unit owes.
     */
    public static final String OUTLOOK = WALK.formatted("(select id as root from own) own") + """
            , outlook as (
                select c.root as source_id, c.pending, c.open, c.first, unit_name(d.unit_id, :today) as unit, m.title as measure, d.due_on,
                       coalesce(d.unit_id = :unit and (:leads or exists (select from ask a where a.id = d.ask_id and a.post = :role)), false) as own
                from (
                    select w.root, count(*) filter (where o.pending) as pending, coalesce(sum(o.open), 0) as open,
                           (array_agg(d.id order by d.due_on, d.id) filter (where o.pending))[1] as first
                    from (select distinct root, duty_id from walk where duty_id is not null) w
                    join duty d on d.id = w.duty_id
                    cross join lateral (
                        select d.met_on is null and not d.waived as pending,
                               case when d.met_on is not null then rows_left_open(d.id, :today) end as open) o
                    where d.ended_on is null or d.ended_on > :today
                    group by w.root) c
                left join duty d on d.id = c.first
                left join measure m on m.id = d.measure_id
            )
            """;

    /** A row of {@link #OUTLOOK}, or null where there is none. */
    public static @Nullable Outlook outlook(ResultSet row) throws SQLException {
        return row.getObject("source_id") == null
                ? null
                : new Outlook(
                        row.getLong("pending"),
                        row.getLong("open"),
                        row.getObject("first", Long.class),
                        row.getBoolean("own"),
                        row.getString("unit"),
                        row.getString("measure"),
                        row.getObject("due_on", LocalDate.class));
    }

    /** How it stands with what some records of a source brought about, by record; none for those that brought about nothing. One statement. */
    public Map<Long, Outlook> outlooks(String source, Collection<Long> ids, Viewer viewer, LocalDate today) {
        Map<Long, Outlook> outlooks = new HashMap<>();
        jdbc.sql("with recursive own as (select unnest(:ids::bigint[]) as id),\n" + OUTLOOK + "select * from outlook")
                .param("ids", ids.toArray(Long[]::new))
                .param("source", source)
                .param("today", today)
                .param("unit", viewer.unitId())
                .param("role", viewer.post().role().name())
                .param("leads", viewer.post().role().leads())
                .query(row -> {
                    outlooks.put(row.getLong("source_id"), Objects.requireNonNull(outlook(row)));
                });
        return outlooks;
    }

    /** What came of a record, and of what answered it, and so on: the duties, in the order in which they came. One statement. */
    public List<After> after(String source, long sourceId) {
        return jdbc.sql("with recursive " + WALK.formatted("(select :id::bigint as root) one") + """
                        select duty_id, bool_or(direct) as direct, source, source_id, title,
                               (select string_agg(o.topic, ',') from fact o where o.source = walk.source and o.source_id = walk.source_id) as beside
                        from walk where duty_id is not null
                        group by duty_id, source, source_id, title
                        order by duty_id
                        """)
                .param("source", source)
                .param("id", sourceId)
                .query(After.class)
                .list();
    }
}
