package cn.haoyuan.filing;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Form;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the unit that files does: submit, withdraw, amend, discard. Each holds the filing, so that acts come one after the other. */
@Component
@Transactional
public class Writing {

    private final JdbcClient jdbc;
    private final Filings filings;
    private final Forms forms;
    private final KnownValues knownValues;
    private final FormChecks checks;
    private final OpenRows opened;
    private final Starting starting;
    private final Journal journal;
    private final Clock clock;

    Writing(
            JdbcClient jdbc,
            Filings filings,
            Forms forms,
            KnownValues knownValues,
            FormChecks checks,
            OpenRows opened,
            Starting starting,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.filings = filings;
        this.forms = forms;
        this.knownValues = knownValues;
        this.checks = checks;
        this.opened = opened;
        this.starting = starting;
        this.journal = journal;
        this.clock = clock;
    }

    /** Hands in the draft as it is saved. */
    public Outcome submit(Viewer viewer, long id) {
        Filing filing = filings.lock(id).orElseThrow(NotFound::new);
        List<FilingAct> acts = filings.acts(id);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Verdict verdict = Attempt.ofAuthor(
                        filing,
                        FilingVerb.SUBMIT,
                        filing.sideOf(viewer),
                        filing.handedIn(acts),
                        Timeliness.ifSubmitted(acts, now),
                        starting.needless(filing).orElse(null))
                .judge();
        if (!(verdict instanceof Verdict.Allowed(FilingState to))) {
            return refused(verdict, acts);
        }
        Forms.Bound bound = forms.of(filing);
        Draft draft = filings.draft(id).orElseThrow();
        Content content = draft.content();
        Set<String> carried = new LinkedHashSet<>(draft.prefilled().keySet());
        List<FieldProblem> problems = lacking(bound, filing, content);
        if (!problems.isEmpty()) {
            return new Outcome.Incomplete(problems);
        }
        for (Map.Entry<String, String> known :
                knownValues.of(bound.form(), filing).entrySet()) {
            carried.add(known.getKey());
            content = content.with(known.getKey(), new Value.Text(known.getValue()));
        }
        // what was handed in before cannot be discarded: it ends only by being accepted
        if (filing.state().stands() && filing.mayBeDiscarded(acts) && stands(filing, bound.form(), content)) {
            return new Outcome.Refused("与已通过的版本相比没有改动，不用再报送。要修订的，改好再提交；不修订了，可以放弃修订。");
        }
        int no = keep(viewer, filing, content, carried, now);
        journal.enter(viewer, filing, bound.form().title(), Journal.Entry.of(FilingVerb.SUBMIT, to, now, no));
        return new Outcome.Done(to);
    }

    /** What is missing or wrong in the draft as it is saved. */
    @Transactional(readOnly = true)
    public List<FieldProblem> lacking(Filing filing) {
        return lacking(
                forms.of(filing),
                filing,
                filings.draft(filing.id()).orElseThrow().content());
    }

    private List<FieldProblem> lacking(Forms.Bound bound, Filing filing, Content content) {
        List<FieldProblem> problems =
                new ArrayList<>(checks.of(bound, filing, content).whole(content));
        problems.addAll(opened.missing(bound, filing, content));
        return problems;
    }

    /** Whether the draft still says just what was returned; what the platform fills in by itself does not count. */
    @Transactional(readOnly = true)
    public boolean unchanged(Filing filing, Form form) {
        Content draft = filings.draft(filing.id()).orElseThrow().content();
        return filing.state().returned()
                && filings.submission(filing.id(), latest(filings.acts(filing.id()))).stream()
                        .flatMap(returned -> draft.differing(returned.content(), form).stream())
                        .allMatch(field -> field.type() == FieldType.KNOWN);
    }

    /** Whether the version that was accepted says just this. */
    private boolean stands(Filing filing, Form form, Content content) {
        return filing.acceptedNo() != null
                && filings.submission(filing.id(), filing.acceptedNo()).stream()
                        .allMatch(accepted ->
                                content.differing(accepted.content(), form).isEmpty());
    }

    /** Takes a submission back before it is reviewed. */
    public Outcome withdraw(Viewer viewer, long id) {
        return act(viewer, id, FilingVerb.WITHDRAW);
    }

    /** Begins an amendment of what was accepted; it stands until the amendment is accepted. */
    public Outcome amend(Viewer viewer, long id) {
        Outcome outcome = act(viewer, id, FilingVerb.AMEND);
        if (outcome instanceof Outcome.Done) {
            writeOn(viewer, id);
        }
        return outcome;
    }

    /** The draft says again what stands. */
    private void writeOn(Viewer viewer, long id) {
        jdbc.sql("""
                            update filing_draft d
                            set content = s.content, prefilled = '{}', version = d.version + 1, editor = '', saved_at = :now,
                                saved_by = :post
                            from filing f join filing_submission s on s.filing_id = f.id and s.no = f.accepted_no
                            where f.id = :id and d.filing_id = f.id
                            """)
                .param("now", OffsetDateTime.now(clock))
                .param("post", viewer.post().id())
                .param("id", id)
                .update();
    }

    /**
     * Throws away what is being written and was never handed in: a first draft, so that there is no filing, or an amendment.
     *
     * @param version of the draft that whoever confirms has before them; what was written since is not thrown away unseen
     */
    public Outcome discard(Viewer viewer, long id, int version) {
        Filing filing = filings.lock(id).orElseThrow(NotFound::new);
        List<FilingAct> acts = filings.acts(id);
        boolean may = filing.sideOf(viewer) == Side.AUTHOR && filing.mayBeDiscarded(acts);
        if (may && filings.draft(id).orElseThrow().version() != version) {
            return new Outcome.Refused("这份草稿在这一页打开以后又改过，没有放弃；请看过现在的内容再决定。");
        }
        Outcome outcome = act(viewer, filing, acts, FilingVerb.DISCARD);
        if (outcome instanceof Outcome.Done(FilingState state) && state.stands()) {
            writeOn(viewer, id);
        }
        return outcome;
    }

    private Outcome act(Viewer viewer, long id, FilingVerb verb) {
        Filing filing = filings.lock(id).orElseThrow(NotFound::new);
        return act(viewer, filing, filings.acts(id), verb);
    }

    private Outcome act(Viewer viewer, Filing filing, List<FilingAct> acts, FilingVerb verb) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Verdict verdict = Attempt.ofAuthor(
                        filing,
                        verb,
                        filing.sideOf(viewer),
                        filing.handedIn(acts),
                        Timeliness.ifSubmitted(acts, now),
                        null)
                .judge();
        if (!(verdict instanceof Verdict.Allowed(FilingState to))) {
            return refused(verdict, acts);
        }
        // boxed: there may be none accepted
        Integer no = verb == FilingVerb.WITHDRAW ? Integer.valueOf(latest(acts)) : filing.acceptedNo();
        journal.enter(viewer, filing, forms.of(filing).form().title(), Journal.Entry.of(verb, to, now, no));
        return new Outcome.Done(to);
    }

    /** The number of the latest submission; 0 before the first. */
    public static int latest(List<FilingAct> acts) {
        return acts.stream()
                .filter(act -> act.verb() == FilingVerb.SUBMIT && act.submissionNo() != null)
                .mapToInt(act -> Objects.requireNonNull(act.submissionNo()))
                .max()
                .orElse(0);
    }

    /** A refusal together with what happened last, for whoever came second. */
    static Outcome refused(Verdict verdict, List<FilingAct> acts) {
        String reason = verdict instanceof Verdict.Refused(String why) ? why : "";
        if (acts.isEmpty()) {
            return new Outcome.Refused(reason);
        }
        FilingAct last = acts.getLast();
        return new Outcome.Refused("%s最近一次办理：%s，%s，%s。".formatted(reason, last.when(), last.who(), last.what()));
    }

    private int keep(Viewer viewer, Filing filing, Content content, Set<String> carried, OffsetDateTime now) {
        jdbc.sql("update filing set receiver_id = :receiver where id = :id")
                .param("receiver", starting.receiver(filing.unitId(), filing.receiver()))
                .param("id", filing.id())
                .update();
        return jdbc.sql("""
                        insert into filing_submission (filing_id, seat, no, content, carried, at, post_id)
                        select f.id, f.seat, coalesce((select max(no) from filing_submission where filing_id = f.id), 0) + 1,
                               :content::jsonb, :carried, :now, :post
                        from filing f where f.id = :id
                        returning no
                        """)
                .param("content", ContentJson.write(content))
                .param("carried", carried.toArray(String[]::new))
                .param("now", now)
                .param("post", viewer.post().id())
                .param("id", filing.id())
                .query(Integer.class)
                .single();
    }
}
