package cn.haoyuan.filing;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Everywhere;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Facts;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back an acceptance that should not have been: what was accepted waits again, as long as nothing came of it (ADR 24). */
@Component
@Transactional
public class TakingBack {

    /**
     * What would come of it.
     *
     * @param no the submission that stands; 0 for none
     * @param accepted its acceptance; null for none
     * @param refusal why it cannot be taken back; null where it can
     * @param former the submission that would stand again; null for none
     * @param counts whether its duty would not be met any more
     * @param ends titles of what the acceptance asked for, which nobody began yet
     */
    public record Prospect(
            Filing filing,
            String title,
            int no,
            @Nullable FilingAct accepted,
            @Nullable String refusal,
            @Nullable Integer former,
            boolean counts,
            List<String> ends) {}

    private static final String FOLLOWS = """
            from fact c
            join duty d on d.period = event_period(c.id) and of_event(d.period) and d.former_of is null
                and (d.ended_on is null or d.ended_on > :today)
            join measure m on m.id = d.measure_id
            where c.source = 'filing' and c.source_id = any (:filings)
                and not exists (select from fact_void v where v.fact_id = c.id)
            order by d.id
            """;

    private final JdbcClient jdbc;
    private final Filings filings;
    private final Forms forms;
    private final Goals goals;
    private final Facts facts;
    private final Duties duties;
    private final Journal journal;
    private final Everywhere everywhere;
    private final Clock clock;

    TakingBack(
            JdbcClient jdbc,
            Filings filings,
            Forms forms,
            Goals goals,
            Facts facts,
            Duties duties,
            Journal journal,
            Everywhere everywhere,
            Clock clock) {
        this.jdbc = jdbc;
        this.filings = filings;
        this.forms = forms;
        this.goals = goals;
        this.facts = facts;
        this.duties = duties;
        this.journal = journal;
        this.everywhere = everywhere;
        this.clock = clock;
    }

    /** What would come of taking back the acceptance of each, in their order; any that the viewer's unit does not receive is unknown. */
    @Transactional(readOnly = true)
    public List<Prospect> prospects(Viewer viewer, List<Long> ids) {
        Map<Long, Filing> found = filings.find(ids).stream()
                .filter(filing -> filing.sideOf(viewer) == Side.RECEIVER)
                .collect(Collectors.toMap(Filing::id, filing -> filing));
        if (!found.keySet().containsAll(ids)) {
            throw new NotFound();
        }
        Map<Long, List<FilingAct>> acts = filings.acts(ids);
        Aftermath came = aftermath(viewer, found.values(), acts);
        return ids.stream()
                .map(id -> prospect(Objects.requireNonNull(found.get(id)), acts.getOrDefault(id, List.of()), came))
                .toList();
    }

    private Prospect prospect(Filing filing, List<FilingAct> acts, Aftermath came) {
        int no = number(filing);
        Integer former = former(acts, no);
        boolean counts = counts(filing, former);
        boolean own = came.standing(filing.id()).own();
        String refusal = attempt(filing, acts, Side.RECEIVER, own, no) instanceof Outcome.Refused(String why)
                ? why
                : came.obstacle(filing, former, counts);
        return new Prospect(
                filing,
                forms.of(filing).form().title(),
                no,
                no == 0 ? null : FilingAct.decision(acts),
                refusal,
                former,
                counts,
                former == null ? came.titles(filing.id()) : List.of());
    }

    /**
     * Takes the acceptance back. It holds the filing, so that of this and an amendment one is done, and what the acceptance brought about.
     *
     * @param no the submission that the viewer means
     * @param reason 1 to {@value cn.haoyuan.database.Reason#LONGEST} characters
     */
    public Outcome takeBack(Viewer viewer, long id, int no, String reason) {
        Filing filing = filings.lock(id).orElseThrow(NotFound::new);
        List<FilingAct> acts = filings.acts(id);
        boolean own = filings.submittedBy(id, no, viewer.accountId());
        if (attempt(filing, acts, filing.sideOf(viewer), own, no) instanceof Outcome.Refused refused) {
            return refused;
        }
        hold(filing);
        Integer former = former(acts, no);
        String obstacle =
                aftermath(viewer, List.of(filing), Map.of(id, acts)).obstacle(filing, former, counts(filing, former));
        if (obstacle != null) {
            return new Outcome.Refused(obstacle);
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        FilingState to = former == null ? FilingState.SUBMITTED : FilingState.AMENDED;
        Forms.Bound bound = forms.of(filing);
        journal.enter(
                viewer,
                filing,
                bound.form().title(),
                new Journal.Entry(FilingVerb.TAKE_BACK, to, now, no, reason, Map.of(), null, 0));
        Content standing = former == null
                ? Content.EMPTY
                : filings.submission(id, former).orElseThrow().content();
        goals.publish(filing, bound.form(), standing, now);
        if (former == null) {
            facts.voidSource("filing", id, viewer.post().id(), reason);
        }
        return new Outcome.Done(to);
    }

    private Outcome attempt(Filing filing, List<FilingAct> acts, Side side, boolean own, int no) {
        Verdict verdict = new Attempt(
                        filing.state(),
                        FilingVerb.TAKE_BACK,
                        side,
                        filing.handedIn(acts),
                        own,
                        no,
                        Writing.latest(acts),
                        LocalDate.now(clock),
                        filing.opensOn(),
                        filing.locksOn(),
                        null)
                .judge();
        return verdict instanceof Verdict.Allowed(FilingState to)
                ? new Outcome.Done(to)
                : Writing.refused(verdict, acts);
    }

    /** The submission that stands; 0 for none. */
    private static int number(Filing filing) {
        return filing.acceptedNo() == null ? 0 : filing.acceptedNo();
    }

    /** The version before that one which was accepted and would stand again; null for none. */
    private static @Nullable Integer former(List<FilingAct> acts, int no) {
        return FilingAct.holding(acts).stream()
                .filter(act -> act.verb() == FilingVerb.ACCEPT)
                .map(FilingAct::submissionNo)
                .filter(earlier -> earlier != null && earlier < no)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** Whether its duty would not be met any more. */
    private boolean counts(Filing filing, @Nullable Integer former) {
        return former == null && !filing.lapsed(LocalDate.now(clock));
    }

    /**
     * Whoever closes its unit or begins a filing for what it brought about waits for this, or this for them; and then sees what came of it.
     */
    private void hold(Filing filing) {
        everywhere.run(() -> {
            jdbc.sql("select id from duty where id = :duty for update")
                    .param("duty", filing.dutyId())
                    .query(Long.class)
                    .single();
            jdbc.sql("select d.id " + FOLLOWS + "for update of d")
                    .param("filings", new Long[] {filing.id()})
                    .param("today", LocalDate.now(clock))
                    .query(Long.class)
                    .list();
        });
    }

    /** Also what others owe whom the viewer does not see: of that no more is told than what the plan says. */
    private Aftermath aftermath(Viewer viewer, Collection<Filing> taken, Map<Long, List<FilingAct>> acts) {
        Long[] some = taken.stream().map(Filing::id).toArray(Long[]::new);
        Integer[] formers = taken.stream()
                .map(filing -> former(acts.getOrDefault(filing.id(), List.of()), number(filing)))
                .toArray(Integer[]::new);
        LocalDate today = LocalDate.now(clock);
        return everywhere.get(() -> new Aftermath(
                jdbc.sql("""
                                select c.source_id as filing, m.title, d.met_on is not null as met, d.waived,
                                       exists (select from filing b where b.duty_id = d.id and b.state <> 'DISCARDED') as begun
                                """ + FOLLOWS)
                        .param("filings", some)
                        .param("today", today)
                        .query(Aftermath.Follow.class)
                        .list(),
                jdbc
                        .sql("""
                                select f.id as filing,
                                       -- what the former version says as well stays in force
                                       exists (select from goal g join goal c on c.parent_id = g.id and c.retired_at is null
                                               where g.filing_id = f.id and g.retired_at is null and not exists (
                                                   select from filing_submission s cross join jsonb_array_elements(
                                                       case when jsonb_typeof(s.content -> g.field) = 'array' then s.content -> g.field else '[]' end) as said
                                                   where s.filing_id = f.id and s.no = t.former and btrim(said ->> 'text', E' \t\r\n　') = g.text)) as linked,
                                       not exists (select from placement p
                                                   where p.unit_id = f.unit_id and p.from_on <= :today and :today < p.until_on) as gone,
                                       exists (select from filing_submission s
                                               join post p on p.id = s.post_id
                                               join account a on a.person_id = p.person_id
                                               where s.filing_id = f.id and s.no = f.accepted_no and a.id = :account) as own
                                from unnest(:filings, :formers) t (filing, former) join filing f on f.id = t.filing
                                """)
                        .param("filings", some)
                        .param("formers", formers)
                        .param("today", today)
                        .param("account", viewer.accountId())
                        .query(Aftermath.Standing.class)
                        .stream()
                        .collect(Collectors.toMap(Aftermath.Standing::filing, Function.identity())),
                duties.dropped(taken.stream().map(Filing::dutyId).toList())));
    }
}
