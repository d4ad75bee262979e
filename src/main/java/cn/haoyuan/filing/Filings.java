package cn.haoyuan.filing;

import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Receiver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds filings with their acts, drafts and submissions, as far as the running scope sees them. */
@Component
@Transactional(readOnly = true)
public class Filings {

    static final String SELECT = """
            select f.id, f.duty_id, f.version_id, f.form, f.unit_id, u.kind, u.code,
                   coalesce(n.name, unit_name(f.unit_id, :today)) as unit_name,
                   (select opened_on from kindergarten where unit_id = f.unit_id) as unit_opened_on, f.receiver_id,
                   coalesce(r.name, unit_name(f.receiver_id, :today)) as receiver_name, k.receiver, f.period, cause_of(f.period) as cause, d.label,
                   d.opens_on, d.due_soon_on, d.due_on, d.locks_on, f.state, f.acted_at,
                   case f.state when 'DRAFT' then null -- also once it was withdrawn
                                when 'AMENDING' then (
                                    select s.at from filing_submission s where s.filing_id = f.id and s.no = f.accepted_no)
                                else f.submitted_at end as submitted_at,
                   f.accepted_no, d.waived, d.ended_on,
                   n.unit_id is not null or unit_stands(f.unit_id, :today) as unit_stands,
                   coalesce((select a.open_rows from filing_act a
                             where a.filing_id = f.id and a.verb = 'ACCEPT' and a.submission_no = f.accepted_no
                             order by a.id desc limit 1), 0) as open_rows
            """;

    /** What a filing named f is joined with; names are those of today. */
    static final String JOINS = """
            join unit u on u.id = f.unit_id
            join duty d on d.id = f.duty_id
            join ask k on k.id = d.ask_id
            left join placement n on n.unit_id = f.unit_id and n.from_on <= :today and :today < n.until_on
            left join placement r on r.unit_id = f.receiver_id and r.from_on <= :today and :today < r.until_on
            """;

    private static final String ONE = SELECT + "from filing f\n" + JOINS + "where f.id = :id";

    private static final String OF_DUTY =
            SELECT + "from filing f\n" + JOINS + "where f.duty_id = :duty and f.state <> 'DISCARDED'";

    private final JdbcClient jdbc;
    private final Clock clock;

    Filings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Filing> find(long id) {
        return jdbc.sql(ONE)
                .param("id", id)
                .param("today", LocalDate.now(clock))
                .query(Filings::filing)
                .optional();
    }

    /** Those of these that there are, in no particular order; one statement. */
    List<Filing> find(Collection<Long> ids) {
        return jdbc.sql(SELECT + "from filing f\n" + JOINS + "where f.id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .param("today", LocalDate.now(clock))
                .query(Filings::filing)
                .list();
    }

    /** None where it was thrown away. */
    public Optional<Filing> ofDuty(long dutyId) {
        return jdbc.sql(OF_DUTY)
                .param("duty", dutyId)
                .param("today", LocalDate.now(clock))
                .query(Filings::filing)
                .optional();
    }

    /** Those of several duties, by duty; one statement. */
    public Map<Long, Filing> ofDuties(Collection<Long> duties) {
        return jdbc
                .sql(SELECT + "from filing f\n" + JOINS + "where f.duty_id = any (:duties) and f.state <> 'DISCARDED'")
                .param("duties", duties.toArray(Long[]::new))
                .param("today", LocalDate.now(clock))
                .query(Filings::filing)
                .stream()
                .collect(Collectors.toMap(Filing::dutyId, Function.identity()));
    }

    /** The same as {@link #find}, holding it until the transaction ends, so that no two people can act on it at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Filing> lock(long id) {
        return jdbc.sql("select id from filing where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional()
                .flatMap(this::find);
    }

    /** What was done to it, the earliest first. */
    public List<FilingAct> acts(long id) {
        return jdbc.sql("""
                        select verb, state, at, submission_no, post_id, actor, reason, remarks::text as remarks, reply_by
                        from filing_act where filing_id = :id order by id
                        """).param("id", id).query(Filings::act).list();
    }

    /** When what was done to several by whom, by filing, without words; one statement. */
    public Map<Long, List<FilingAct>> acts(Collection<Long> ids) {
        return jdbc
                .sql("""
                        select filing_id, verb, state, at, submission_no, post_id, actor, '' as reason, '{}' as remarks, reply_by
                        from filing_act where filing_id = any (:ids) order by id
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> Map.entry(row.getLong("filing_id"), act(row, number)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** What is being written; only its author's unit sees it. */
    public Optional<Draft> draft(long id) {
        return jdbc.sql("""
                        select d.content::text as content, d.prefilled::text as prefilled, d.version, d.editor, d.stamp,
                               d.saved_at, coalesce(p.name, '') as saved_by
                        from filing_draft d
                        left join post k on k.id = d.saved_by
                        left join person p on p.id = k.person_id
                        where d.filing_id = :id
                        """)
                .param("id", id)
                .query((row, number) -> new Draft(
                        ContentJson.read(row.getString("content")),
                        ContentJson.readWords(row.getString("prefilled")),
                        row.getInt("version"),
                        row.getString("editor"),
                        row.getLong("stamp"),
                        row.getObject("saved_at", OffsetDateTime.class),
                        row.getString("saved_by")))
                .optional();
    }

    public Optional<Submission> submission(long id, int no) {
        return jdbc.sql(
                        "select no, content::text as content, at, post_id from filing_submission where filing_id = :id and no = :no")
                .param("id", id)
                .param("no", no)
                .query(Filings::submission)
                .optional();
    }

    /** What was done to it, the earliest first, with all that was handed in, by its number; one statement. */
    public History history(long id) {
        History history = new History(new ArrayList<>(), new HashMap<>());
        jdbc.sql("""
                        select a.verb, a.state, a.at, a.submission_no, a.post_id, a.actor, a.reason, a.remarks::text as remarks, a.reply_by,
                               s.no, s.content::text as content
                        from filing_act a
                        left join filing_submission s on a.verb = 'SUBMIT' and s.filing_id = a.filing_id and s.no = a.submission_no
                        where a.filing_id = :id
                        order by a.id
                        """).param("id", id).query(row -> {
            history.acts().add(act(row, row.getRow()));
            if (row.getObject("no") != null) {
                history.submissions().put(row.getInt("no"), submission(row, row.getRow()));
            }
        });
        return history;
    }

    /** What was done to a filing, and what was handed in, by its number. */
    public record History(List<FilingAct> acts, Map<Integer, Submission> submissions) {}

    /** Whether the person of this account made that submission, in whichever post. */
    boolean submittedBy(long id, int no, int accountId) {
        return jdbc.sql("""
                        select exists (
                            select from filing_submission s
                            join post p on p.id = s.post_id
                            join account a on a.person_id = p.person_id
                            where s.filing_id = :id and s.no = :no and a.id = :account)
                        """)
                .param("id", id)
                .param("no", no)
                .param("account", accountId)
                .query(Boolean.class)
                .single();
    }

    static Filing filing(ResultSet row, int number) throws SQLException {
        return new Filing(
                row.getLong("id"),
                row.getLong("duty_id"),
                row.getInt("version_id"),
                row.getString("form"),
                row.getInt("unit_id"),
                UnitKind.valueOf(row.getString("kind")),
                row.getString("code"),
                row.getString("unit_name"),
                row.getObject("unit_opened_on", LocalDate.class),
                row.getInt("receiver_id"),
                row.getString("receiver_name"),
                Receiver.valueOf(row.getString("receiver")),
                row.getString("period"),
                Optional.ofNullable(row.getObject("cause", Long.class)),
                row.getString("label"),
                row.getObject("opens_on", LocalDate.class),
                row.getObject("due_soon_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("locks_on", LocalDate.class),
                FilingState.valueOf(row.getString("state")),
                row.getObject("acted_at", OffsetDateTime.class),
                row.getObject("submitted_at", OffsetDateTime.class),
                row.getObject("accepted_no", Integer.class),
                row.getBoolean("waived"),
                row.getObject("ended_on", LocalDate.class),
                row.getBoolean("unit_stands"),
                row.getInt("open_rows"));
    }

    private static Submission submission(ResultSet row, int number) throws SQLException {
        return new Submission(
                row.getInt("no"),
                ContentJson.read(row.getString("content")),
                row.getObject("at", OffsetDateTime.class),
                row.getInt("post_id"));
    }

    private static FilingAct act(ResultSet row, int number) throws SQLException {
        return new FilingAct(
                FilingVerb.valueOf(row.getString("verb")),
                FilingState.valueOf(row.getString("state")),
                row.getObject("at", OffsetDateTime.class),
                row.getObject("submission_no", Integer.class),
                row.getInt("post_id"),
                row.getString("actor"),
                row.getString("reason"),
                ContentJson.readWords(row.getString("remarks")),
                row.getObject("reply_by", LocalDate.class));
    }
}
