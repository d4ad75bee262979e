package cn.haoyuan.filing.web;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.UnknownDuty;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingAct;
import cn.haoyuan.filing.FilingLists;
import cn.haoyuan.filing.Filings;
import cn.haoyuan.filing.Forms;
import cn.haoyuan.filing.Side;
import cn.haoyuan.filing.Submission;
import cn.haoyuan.filing.Timeliness;
import cn.haoyuan.filing.Writing;
import cn.haoyuan.plan.Field;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together the page on which a submission is decided on. */
@Component
@Transactional(readOnly = true)
class Review {

    private final Filings filings;
    private final FilingLists lists;
    private final Forms forms;
    private final FormViews views;
    private final Clock clock;

    Review(Filings filings, FilingLists lists, Forms forms, FormViews views, Clock clock) {
        this.filings = filings;
        this.lists = lists;
        this.forms = forms;
        this.views = views;
        this.clock = clock;
    }

    /** A filing that the viewer's unit receives; any other is unknown to whoever wants to decide. */
    Filing received(Viewer viewer, long id) {
        return filings.find(id)
                .filter(filing -> filing.sideOf(viewer) == Side.RECEIVER)
                .orElseThrow(UnknownDuty::new);
    }

    /** What waits for the viewer's unit, what has waited longest first. */
    List<Long> queue(Viewer viewer) {
        return lists.queue(FilingTab.REVIEW.search(viewer, null, null, null));
    }

    ReviewPage page(Viewer viewer, Filing filing, Map<String, String> typed, Map<String, String> problems) {
        Forms.Bound bound = forms.of(filing);
        List<FilingAct> acts = filings.acts(filing.id());
        int no = Writing.latest(acts);
        Submission latest = filings.submission(filing.id(), no).orElseThrow(UnknownDuty::new);
        List<Long> queue = queue(viewer);
        int index = queue.indexOf(filing.id());
        LocalDate today = LocalDate.now(clock);
        return new ReviewPage(
                filing,
                bound.form(),
                views.read(bound, filing, latest.content(), Map.of()),
                acts,
                no,
                changed(bound, filing, latest),
                index + 1,
                queue.size(),
                neighbour(queue, index - 1),
                neighbour(queue, index + 1),
                typed.isEmpty()
                        ? Map.of(
                                "replyBy", today.plusDays(Timeliness.REPLY_DAYS).toString())
                        : typed,
                problems,
                today.toString());
    }

    private List<String> changed(Forms.Bound bound, Filing filing, Submission latest) {
        return filings.submission(filing.id(), latest.no() - 1)
                .map(before -> latest.content().differing(before.content(), bound.form()).stream()
                        .map(Field::label)
                        .toList())
                .orElse(List.of());
    }

    private static @Nullable Long neighbour(List<Long> queue, int index) {
        return index >= 0 && index < queue.size() ? queue.get(index) : null;
    }
}
