package cn.haoyuan.filing;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Cut;
import cn.haoyuan.duty.Facts;
import cn.haoyuan.duty.NewFact;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the receiving unit does: return or accept. Both hold the filing, so that of two reviewers only one decides. */
@Component
@Transactional
public class Reviewing {

    /**
     * What a reviewer decides.
     *
     * @param no the submission that the reviewer read; null for none
     * @param remarks by section
     * @param replyBy for a return only
     */
    public record Decision(
            @Nullable Integer no,
            String reason,
            Map<String, String> remarks,
            @Nullable LocalDate replyBy) {}

    private final Filings filings;
    private final Forms forms;
    private final OpenRows opened;
    private final Goals goals;
    private final Facts facts;
    private final Journal journal;
    private final ReviewNotes notes;
    private final Clock clock;

    Reviewing(
            Filings filings,
            Forms forms,
            OpenRows opened,
            Goals goals,
            Facts facts,
            Journal journal,
            ReviewNotes notes,
            Clock clock) {
        this.filings = filings;
        this.forms = forms;
        this.opened = opened;
        this.goals = goals;
        this.facts = facts;
        this.journal = journal;
        this.notes = notes;
        this.clock = clock;
    }

    /** Asks for it again, with reasons, by a day. */
    public Outcome sendBack(Viewer viewer, long id, Decision decision) {
        return decide(viewer, id, FilingVerb.RETURN, decision);
    }

    /** Accepts it: the first acceptance is the fact that discharges the duty, a later one replaces the version. */
    public Outcome accept(Viewer viewer, long id, Decision decision) {
        return decide(viewer, id, FilingVerb.ACCEPT, decision);
    }

    /** Accepts what the viewer has read to its end, without more words; what changed since is refused, and what they wrote words about. */
    public Outcome acceptRead(Viewer viewer, long id) {
        ReviewNote note = notes.of(id);
        return note.worded()
                ? new Outcome.Refused("您写了意见，还没有发出。请打开这一份，办理时意见一并发出；不要了就先删掉。")
                : accept(viewer, id, new Decision(note.readNo(), "", Map.of(), null));
    }

    private Outcome decide(Viewer viewer, long id, FilingVerb verb, Decision decision) {
        Filing filing = filings.lock(id).orElseThrow(NotFound::new);
        List<FilingAct> acts = filings.acts(id);
        OffsetDateTime now = OffsetDateTime.now(clock);
        int no = Writing.latest(acts);
        Verdict verdict = new Attempt(
                        filing.state(),
                        verb,
                        filing.sideOf(viewer),
                        filing.handedIn(acts),
                        filings.submittedBy(id, no, viewer.accountId()),
                        decision.no(),
                        no,
                        ChineseDay.day(now),
                        filing.opensOn(),
                        filing.locksOn(),
                        null)
                .judge();
        if (!(verdict instanceof Verdict.Allowed(FilingState to))) {
            return Writing.refused(verdict, acts);
        }
        Forms.Bound bound = forms.of(filing);
        Content accepted = verb == FilingVerb.ACCEPT
                ? filings.submission(id, no).orElseThrow().content()
                : null;
        journal.enter(
                viewer,
                filing,
                bound.form().title(),
                new Journal.Entry(
                        verb,
                        to,
                        now,
                        no,
                        decision.reason(),
                        decision.remarks(),
                        decision.replyBy(),
                        accepted == null
                                ? 0
                                : opened.of(bound, filing, accepted).rows()));
        if (accepted != null) {
            goals.publish(filing, bound.form(), accepted, now);
            if (!filing.state().stands()) {
                LocalDate day = Objects.requireNonNull(Timeliness.effectiveDay(acts));
                facts.record(fact(filing, bound.form().title(), day));
            }
        }
        notes.clear(id);
        return new Outcome.Done(to);
    }

    private static NewFact fact(Filing filing, String title, LocalDate day) {
        return new NewFact(
                EvidenceKind.FILING,
                filing.form(),
                filing.unitId(),
                null,
                filing.period(),
                day,
                Cut.to(80, "《" + title + "》" + filing.label()),
                "filing",
                filing.id());
    }
}
