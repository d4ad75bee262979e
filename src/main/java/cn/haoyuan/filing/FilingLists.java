package cn.haoyuan.filing;

import cn.haoyuan.calendar.Deadlines;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyFilter;
import cn.haoyuan.duty.DutySort;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.org.Word;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of filings, as far as the running scope sees them. */
@Component
@Transactional(readOnly = true)
public class FilingLists {

    /** Days for which a decision counts in the progress of a review. */
    public static final int RECENT = 30;

    /** The same in words. */
    public static final String RECENTLY = "近 " + RECENT + " 天";

    /** Whether an act {@code a} decided, by a return or by an acceptance that was not taken back. */
    public static final String DECIDED = """
            (a.verb = 'RETURN' or a.verb = 'ACCEPT' and not exists (
                select from filing_act t
                where t.filing_id = a.filing_id and t.verb = 'TAKE_BACK' and t.submission_no = a.submission_no and t.id > a.id))
            """;

    private static final String WHERE = """
            where (:author::int is null or f.unit_id = :author)
              and (:receiver::int is null or f.receiver_id = :receiver)
              and f.state = any (:states)
              and (:form::text is null or f.form = :form)
              and (:from::timestamptz is null or f.submitted_at >= :from)
              and (:until::timestamptz is null or f.submitted_at < :until)
              and (:decided::timestamptz is null or f.acted_at >= :decided and exists (
                  select from filing_act a where a.filing_id = f.id and a.at >= :decided and\s""" + DECIDED + """
              )) and (:unit::int is null or f.unit_id = :unit or f.seat <@ (
                  select range_agg(int4range(p.seat, p.seat_end)) from placement p
                  where p.from_on <= :today and :today < p.until_on and p.unit_id = :unit))
              and (cardinality(:texts::text[]) = 0 or f.seat <@ (
                  select range_agg(int4range(p.seat, p.seat_end)) from placement p
                  where p.from_on <= :today and :today < p.until_on and p.kind <> 'CITY'
                      and p.unit_id = any (array(select unit_id from units_called(:texts, :spellings, :loose)))))
            """;

    /** The rows of the page are chosen before anything is joined to them. */
    private static final String LATEST = Filings.SELECT
            + "from (select f.* from filing f\n"
            + WHERE
            + "order by f.acted_at desc nulls last, f.id desc limit :size offset :skip) f\n"
            + Filings.JOINS
            + "order by f.acted_at desc nulls last, f.id desc";

    private static final String WAITING = Filings.SELECT
            + ", coalesce((select max(no) from filing_submission s where s.filing_id = f.id), 0) as no,\n"
            + "v.read_no, v.typed::text as typed,\n"
            + "exists (select from filing_act a where a.filing_id = f.id and a.state = 'RETURNED') as returned\n"
            + "from (select f.* from filing f\n"
            + WHERE
            + "order by f.submitted_at, f.id limit :size offset :skip) f\n"
            + Filings.JOINS
            + "left join review_note v on v.filing_id = f.id\n"
            + "order by f.submitted_at, f.id";

    private static final String COUNT = "select count(*) from filing f\n" + WHERE;

    private static final String QUEUE = "with came as (select f.id, f.submitted_at, f.acted_at, f.state from filing f\n"
            + WHERE + """
            and (f.state = any (:queue) or f.acted_at >= :since)),
            line as (
                select id, row_number() over w as place, lag(id) over w as previous, lead(id) over w as next
                from came where state = any (:queue) window w as (order by submitted_at, id))
            select (select count(*) from line) as waiting, (
                       select count(*) from filing_act a
                       where a.filing_id = any (array(select id from came where acted_at >= :since))
                         and a.at >= :since and\s""" + DECIDED + """
                   ) as decided,
                   place, previous, next
            from (values (1)) one left join line on line.id = :id
            """;

    /** Rows of a long list that are worked on together. */
    private static final int PART = 500;

    private final JdbcClient jdbc;
    private final Filings filings;
    private final Duties duties;
    private final Clock clock;

    FilingLists(JdbcClient jdbc, Filings filings, Duties duties, Clock clock) {
        this.jdbc = jdbc;
        this.filings = filings;
        this.duties = duties;
        this.clock = clock;
    }

    /** One page, counted from 1, of at most 200 rows, what was acted on last first. */
    public List<Filing> latest(FilingSearch search, int page, int size) {
        return list(LATEST, search, page, size);
    }

    /** The same of what waits for a decision, what has waited longest first. */
    public List<Waiting> waiting(FilingSearch search, int page, int size) {
        return rows(WAITING, search, page, size)
                .query((row, number) -> new Waiting(
                        Filings.filing(row, number),
                        row.getInt("no"),
                        row.getObject("read_no", Integer.class),
                        ReviewNote.worded(ContentJson.readWords(row.getString("typed"))),
                        row.getBoolean("returned")))
                .list();
    }

    /** All of it against its deadlines, in parts, without holding it in memory; the order is that of {@link #latest}. */
    public void each(FilingSearch search, BiConsumer<Filing, Deadline> each) {
        List<Filing> part = new ArrayList<>(PART);
        try (var rows = bind(LATEST, search)
                .param("size", Integer.MAX_VALUE)
                .param("skip", 0L)
                .withFetchSize(PART)
                .query(Filings::filing)
                .stream()) {
            rows.forEach(filing -> {
                part.add(filing);
                if (part.size() == PART) {
                    hand(part, each);
                }
            });
        }
        hand(part, each);
    }

    private void hand(List<Filing> part, BiConsumer<Filing, Deadline> each) {
        Map<Long, List<FilingAct>> acts = acts(part);
        part.forEach(filing -> each.accept(filing, Deadline.of(filing, acts.getOrDefault(filing.id(), List.of()))));
        part.clear();
    }

    /** What was done to these, by filing, as {@link Filings#acts(java.util.Collection)} tells it; one statement. */
    public Map<Long, List<FilingAct>> acts(List<Filing> some) {
        return filings.acts(some.stream().map(Filing::id).toList());
    }

    /**
     * What a unit has to hand in, may hand in today and has not begun, by its deadline; two statements.
     *
     * @param form only these; null for all
     */
    public List<Duty> toBegin(int unit, @Nullable String form) {
        LocalDate today = LocalDate.now(clock);
        List<Duty> owed = new ArrayList<>();
        duties.stream(DutyFilter.on(today).owedBy(unit).filings().states(DutyState.PENDING), DutySort.DUE, owed::add);
        owed.removeIf(duty -> !duty.takes(today) || form != null && !form.equals(duty.topic()));
        Set<Long> begun = jdbc.sql("select duty_id from filing where duty_id = any (:duties) and state <> 'DISCARDED'")
                .param("duties", owed.stream().map(Duty::id).toArray(Long[]::new))
                .query(Long.class)
                .set();
        return owed.stream().filter(duty -> !begun.contains(duty.id())).toList();
    }

    public long count(FilingSearch search) {
        return bind(COUNT, search).query(Long.class).single();
    }

    /**
     * The queue, in the order of {@link #waiting}.
     *
     * @param received what came in, whether it waits or not
     * @param queue the states of what waits in this queue
     * @param since what was decided from then on counts
     * @param id the filing whose place is asked for; 0 for none
     */
    public ReviewQueue queue(FilingSearch received, Set<FilingState> queue, OffsetDateTime since, long id) {
        return bind(QUEUE, received)
                .param("queue", names(queue.stream()))
                .param("since", since)
                .param("id", id)
                .query(ReviewQueue.class)
                .single();
    }

    private List<Filing> list(String sql, FilingSearch search, int page, int size) {
        return rows(sql, search, page, size).query(Filings::filing).list();
    }

    private StatementSpec rows(String sql, FilingSearch search, int page, int size) {
        int rows = Math.clamp(size, 1, 200);
        return bind(sql, search).param("size", rows).param("skip", (Math.max(page, 1) - 1L) * rows);
    }

    private StatementSpec bind(String sql, FilingSearch search) {
        return Word.bind(jdbc.sql(sql), Word.in(search.text()))
                .param("author", search.author())
                .param("receiver", search.receiver())
                .param("unit", search.unit())
                .param("states", names(search.states().stream()))
                .param("form", search.form())
                .param("from", start(search.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "until",
                        start(search.to() == null ? null : search.to().plusDays(1)),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "decided",
                        search.recent() ? OffsetDateTime.now(clock).minusDays(RECENT) : null,
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("today", LocalDate.now(clock));
    }

    private static String[] names(Stream<FilingState> states) {
        return states.map(Enum::name).toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime start(@Nullable LocalDate day) {
        return day == null ? null : Deadlines.from(day);
    }
}
