package cn.haoyuan.filing.web;

import cn.haoyuan.duty.Causes.Cause;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.filing.Deadline;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingAct;
import cn.haoyuan.filing.FilingState;
import cn.haoyuan.filing.FilingVerb;
import cn.haoyuan.filing.Side;
import cn.haoyuan.plan.Form;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Exports;
import cn.haoyuan.web.Step;
import cn.haoyuan.web.Step.Stage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filing to be read.
 *
 * @param needless why its duty need not be done any more; null while it stands, and once a version was accepted
 * @param broughtAbout the duties that somebody has because it was accepted
 * @param shown the number of the submission that is shown; null when it is the draft, or nothing
 * @param numbers the submissions that can be read, the latest first
 * @param refusal why what was just tried was not done
 * @param unsent what the viewer had typed for that, line by line
 * @param version of the draft that the page was made from; 0 where it shows none
 * @param keepsDayUntil until when it may be withdrawn and handed in again without losing the day of what was once returned; null where it
 *     would lose that
 * @param cause what asks for it; null for a period
 */
public record FilingPage(
        Filing filing,
        Form form,
        Side side,
        @Nullable String needless,
        List<SectionView> sections,
        List<FilingAct> acts,
        List<Duty> broughtAbout,
        @Nullable Integer shown,
        List<Integer> numbers,
        @Nullable String refusal,
        List<String> unsent,
        int version,
        @Nullable LocalDate keepsDayUntil,
        @Nullable Cause cause) {

    /** What is shown as Word and PDF. */
    public Exports exports() {
        return Exports.paper(
                Address.of("/filings/" + filing.id() + "/export.docx").with("no", shown), false);
    }

    public boolean mayWrite() {
        return side == Side.AUTHOR && filing.state().writable() && needless == null;
    }

    /** Whether its author may take back what waits; not where it could not be handed in again. */
    public boolean mayWithdraw(LocalDate today) {
        boolean again = filing.state().stands() || keepsDayUntil != null || !locked(today);
        return side == Side.AUTHOR && filing.state().awaitsReview() && again;
    }

    private boolean locked(LocalDate today) {
        LocalDate last = filing.locksOn();
        return last != null && today.isAfter(last);
    }

    public boolean mayAmend() {
        return side == Side.AUTHOR && filing.state() == FilingState.ACCEPTED;
    }

    public boolean mayDiscard() {
        return side == Side.AUTHOR && filing.mayBeDiscarded(acts);
    }

    public boolean mayReview() {
        return side == Side.RECEIVER && filing.state().awaitsReview();
    }

    /** Whether the viewer's unit accepted what stands and waits for nothing: only its author can still change it. */
    public boolean accepted() {
        return side == Side.RECEIVER && filing.state() == FilingState.ACCEPTED;
    }

    /** Whether its author reads here what was decided on it. */
    public boolean tellsDecision() {
        return side == Side.AUTHOR && acts.stream().anyMatch(act -> act.verb().decides());
    }

    /** That its acceptance was taken back, as long as nothing was done since; else null. */
    public @Nullable FilingAct takenBack() {
        FilingAct last = acts.isEmpty() ? null : acts.getLast();
        return last != null && last.verb() == FilingVerb.TAKE_BACK ? last : null;
    }

    /** The return that is still to be answered, or null. */
    public @Nullable FilingAct pendingReturn() {
        return filing.state().writable() && needless == null ? FilingAct.toAnswer(acts) : null;
    }

    /** What is shown, in words. */
    public String shownText() {
        if (shown == null) {
            return sections.isEmpty() ? "" : "草稿，尚未提交";
        }
        boolean stands = filing.acceptedNo() != null && filing.acceptedNo().equals(shown);
        return "第 %d 次报送".formatted(shown) + (stands ? "（已通过的版本）" : "");
    }

    /** The stations of its life. */
    public List<Step> steps(LocalDate today) {
        FilingState state = filing.state();
        Deadline deadline = Deadline.of(filing, acts);
        String accepted = FilingAct.holding(acts).reversed().stream()
                .filter(act -> act.verb() == FilingVerb.ACCEPT)
                .map(FilingAct::when)
                .findFirst()
                .orElse(null);
        String submitted = filing.submittedText();
        if (!submitted.isEmpty() && state.writable()) {
            submitted = "上次 " + submitted;
        } else if (!submitted.isEmpty() && deadline.handedIn() != null) {
            String counted = deadline.counted(filing.submittedAt(), today);
            submitted += (counted.isEmpty() ? "" : "，" + counted) + "，" + deadline.words(today);
        }
        boolean back = state.writable() && FilingAct.toAnswer(acts) != null;
        Stage write = state.writable() ? (back ? Stage.TROUBLE : Stage.NOW) : Stage.DONE;
        Stage review = state.awaitsReview() ? Stage.NOW : state == FilingState.ACCEPTED ? Stage.DONE : Stage.AHEAD;
        return List.of(
                new Step(back ? "退回修改" : state == FilingState.AMENDING ? "修订" : "填写", null, write),
                new Step("提交", submitted.isEmpty() ? null : submitted, state.writable() ? Stage.AHEAD : Stage.DONE),
                new Step("审核", filing.receiverName(), review),
                new Step(
                        "通过",
                        state.stands() && state != FilingState.ACCEPTED ? "现行版本 " + accepted : accepted,
                        state.stands() ? Stage.DONE : Stage.AHEAD));
    }

    public FilingPage refused(String reason, List<String> typed) {
        return new FilingPage(
                filing,
                form,
                side,
                needless,
                sections,
                acts,
                broughtAbout,
                shown,
                numbers,
                reason,
                typed,
                version,
                keepsDayUntil,
                cause);
    }
}
