package cn.haoyuan.filing.web;

import cn.haoyuan.duty.EvidencePlace;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingAct;
import cn.haoyuan.filing.LetterRows;
import cn.haoyuan.filing.OpenRows;
import cn.haoyuan.filing.ReviewNote;
import cn.haoyuan.filing.ReviewQueue;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Measure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A submission to be decided on.
 *
 * @param needless why its duty need not be done any more; null while it stands, and once a version was accepted
 * @param no the submission that is shown
 * @param against what it is compared with; null for a first submission
 * @param baselines all that it can be compared with
 * @param query the filters of the queue that it is part of
 * @param queue that queue, and where it stands in it
 * @param note what the reviewer read and typed so far
 * @param saved when that was saved, in words, or ""
 * @param typed what is in the form: reason, replyBy, remark.section
 * @param problems what is wrong with that, by parameter
 * @param returns whether it may be returned: whoever handed it in stands, or nobody would answer
 * @param followed the measures that ask for something once it is accepted
 * @param open what it says itself is not done yet, or leaves out
 * @param origin the filing that asked for it and with whose rows it begins; null for none
 * @param answered what else asks for it, as a letter; null for none
 * @param letter how its rows stand to what that numbers, where there is something to say
 * @param earliest the earliest day that an answer can be asked for, as yyyy-MM-dd
 */
public record ReviewPage(
        Filing filing,
        Form form,
        @Nullable String needless,
        List<ReviewSection> sections,
        List<FilingAct> acts,
        int no,
        @Nullable Baseline against,
        List<Baseline> baselines,
        FilingsQuery query,
        ReviewQueue queue,
        ReviewNote note,
        String saved,
        Map<String, String> typed,
        Map<String, String> problems,
        boolean returns,
        List<Measure> followed,
        List<OpenRows.Open> open,
        @Nullable Long origin,
        EvidencePlace.@Nullable Occasion answered,
        List<LetterRows> letter,
        String earliest) {

    public String typed(String name) {
        return typed.getOrDefault(name, "");
    }

    public @Nullable String problem(String name) {
        return problems.get(name);
    }

    public @Nullable String previous() {
        return queue.previous() == null ? null : query.of(queue.previous(), "review");
    }

    public @Nullable String next() {
        return queue.next() == null ? null : query.of(queue.next(), "review");
    }

    /** Where something is done to this filing. */
    public String href(String what) {
        return query.of(filing.id(), what);
    }

    /** The same page, compared with another submission. */
    public String against(Baseline other) {
        String here = href("review");
        return here + (here.contains("?") ? "&" : "?") + "against=" + other.no();
    }

    public long changed() {
        return sections.stream().filter(section -> !section.changes().isEmpty()).count();
    }

    /** Whether the reviewer has read just this submission to its end. */
    public boolean read() {
        return note.readNo() != null && note.readNo() == no;
    }
}
