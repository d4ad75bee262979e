package cn.haoyuan.filing;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Everywhere;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Facts;
import cn.haoyuan.duty.UnknownDuty;
import cn.haoyuan.org.Ending;
import cn.haoyuan.org.Units;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back an acceptance that should not have been: what was accepted waits again, as long as nothing came of it (ADR 24). */
@Component
@Transactional
public class TakingBack {

    /** The most characters of a reason: it stands with the fact that is voided. */
    public static final int REASON = 200;

    private static final String INSTEAD = "，不能再撤回通过；有误的，请填报单位发起修订。";

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

    /** A duty that an acceptance brought about. {@code met}: or a filing accepted for it. */
    private record Follow(long filing, String title, boolean met, boolean waived, boolean begun) {

        @Nullable
        String obstacle() {
            String how = met ? "已经办完" : waived ? "已经豁免" : begun ? "已经开始填写" : null;
            return how == null ? null : "通过以后新增的“" + title + "”" + how + INSTEAD;
        }
    }

    /**
     * What came of acceptances.
     *
     * @param linked the filings whose goals others link theirs to
     * @param gone the units that stand no longer
     * @param dropped the duties that the plan asks for no more
     */
    private record Aftermath(List<Follow> follows, List<Long> linked, List<Integer> gone, List<Long> dropped) {

        List<String> titles(long id) {
            return follows.stream()
                    .filter(follow -> follow.filing() == id)
                    .map(Follow::title)
                    .toList();
        }

        /** {@code counts}: whether its duty would be owed again. What the first acceptance brought about stays with the version that stands again. */
        @Nullable
        String obstacle(Filing filing, @Nullable Integer former, boolean counts) {
            if (counts && gone.contains(filing.unitId())) {
                return "填报单位已撤并，不能再撤回通过。";
            }
            if (counts && dropped.contains(filing.dutyId())) {
                return "行动计划修订以后不再要求这一事项" + INSTEAD;
            }
            long id = filing.id();
            return follows.stream()
                    .filter(follow -> follow.filing() == id && former == null)
                    .map(Follow::obstacle)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(linked.contains(id) ? "下级单位的目标已经对应到它的目标" + INSTEAD : null);
        }
    }

    private static final String FOLLOWS = """
            from fact c
            join duty d on d.period = 'event-' || c.id and d.period like 'event-%' and d.former_of is null
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
    private final Units units;
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
            Units units,
            Journal journal,
            Everywhere everywhere,
            Clock clock) {
        this.jdbc = jdbc;
        this.filings = filings;
        this.forms = forms;
        this.goals = goals;
        this.facts = facts;
        this.duties = duties;
        this.units = units;
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
            throw new UnknownDuty();
        }
        Map<Long, List<FilingAct>> acts = filings.acts(ids);
        List<Long> own = filings.standingBy(ids, viewer.accountId());
        Aftermath came = aftermath(found.values());
        return ids.stream()
                .map(id -> prospect(
                        Objects.requireNonNull(found.get(id)),
                        acts.getOrDefault(id, List.of()),
                        own.contains(id),
                        came))
                .toList();
    }

    private Prospect prospect(Filing filing, List<FilingAct> acts, boolean own, Aftermath came) {
        int no = filing.acceptedNo() == null ? 0 : filing.acceptedNo();
        Integer former = former(acts, no);
        boolean counts = counts(filing, former);
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
     * @param reason 1 to {@value #REASON} characters
     */
    public Outcome takeBack(Viewer viewer, long id, int no, String reason) {
        Filing filing = filings.lock(id).orElseThrow(UnknownDuty::new);
        List<FilingAct> acts = filings.acts(id);
        boolean own = filings.submittedBy(id, no, viewer.accountId());
        if (attempt(filing, acts, filing.sideOf(viewer), own, no) instanceof Outcome.Refused refused) {
            return refused;
        }
        hold(filing);
        Integer former = former(acts, no);
        String obstacle = aftermath(List.of(filing)).obstacle(filing, former, counts(filing, former));
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
    private Aftermath aftermath(Collection<Filing> taken) {
        Long[] some = taken.stream().map(Filing::id).toArray(Long[]::new);
        LocalDate today = LocalDate.now(clock);
        return everywhere.get(() -> new Aftermath(
                jdbc.sql("""
                                select c.source_id as filing, m.title, d.met_on is not null as met, d.waived,
                                       exists (select from filing b where b.duty_id = d.id and b.state <> 'DISCARDED') as begun
                                """ + FOLLOWS)
                        .param("filings", some)
                        .param("today", today)
                        .query(Follow.class)
                        .list(),
                jdbc.sql("""
                                select distinct g.filing_id from goal g join goal c on c.parent_id = g.id and c.retired_at is null
                                where g.filing_id = any (:filings) and g.retired_at is null
                                """).param("filings", some).query(Long.class).list(),
                units.endings(taken.stream().map(Filing::unitId).toList(), today).stream()
                        .map(Ending::unitId)
                        .toList(),
                duties.dropped(taken.stream().map(Filing::dutyId).toList())));
    }
}
