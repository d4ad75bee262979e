package cn.haoyuan.filing.web;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.duty.Results;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingVerb;
import cn.haoyuan.filing.Forms;
import cn.haoyuan.filing.Outcome;
import cn.haoyuan.filing.ReviewQueue;
import cn.haoyuan.filing.Reviewing;
import cn.haoyuan.plan.Form;
import cn.haoyuan.web.Html;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Deciding on submissions, one after the other. */
@Controller
@Needs(Permission.REVIEW_FILING)
class ReviewController {

    private final Review review;
    private final Reviewing reviewing;
    private final Reading reading;
    private final Forms forms;
    private final Calendars calendars;
    private final Clock clock;

    ReviewController(
            Review review, Reviewing reviewing, Reading reading, Forms forms, Calendars calendars, Clock clock) {
        this.review = review;
        this.reviewing = reviewing;
        this.reading = reading;
        this.forms = forms;
        this.calendars = calendars;
        this.clock = clock;
    }

    @GetMapping("/filings/{id}/review")
    @ByKey
    public ModelAndView page(
            Viewer viewer,
            @PathVariable long id,
            FilingsQuery query,
            @RequestParam(required = false) @Nullable Integer against) {
        Filing filing = review.received(viewer, id);
        return filing.state().awaitsReview()
                ? Html.of("filing/review", review.page(viewer, filing, query, against, Map.of(), Map.of()))
                : new ModelAndView("redirect:/filings/" + id);
    }

    @PostMapping("/filings/{id}/return")
    ModelAndView sendBack(
            Viewer viewer,
            @PathVariable long id,
            FilingsQuery query,
            @RequestParam Map<String, String> typed,
            RedirectAttributes flash) {
        return decide(viewer, id, FilingVerb.RETURN, query, typed, flash);
    }

    @PostMapping("/filings/{id}/accept")
    ModelAndView accept(
            Viewer viewer,
            @PathVariable long id,
            FilingsQuery query,
            @RequestParam Map<String, String> typed,
            RedirectAttributes flash) {
        return decide(viewer, id, FilingVerb.ACCEPT, query, typed, flash);
    }

    private ModelAndView decide(
            Viewer viewer,
            long id,
            FilingVerb verb,
            FilingsQuery query,
            Map<String, String> typed,
            RedirectAttributes flash) {
        Filing filing = review.received(viewer, id);
        ReviewForm form = new ReviewForm(typed, forms.of(filing).form(), verb, LocalDate.now(clock));
        SchoolCalendar calendar = calendars.current();
        Map<String, String> problems = form.problems(calendar);
        if (!problems.isEmpty() && filing.state().awaitsReview()) {
            return Html.of(
                    "filing/review",
                    review.page(viewer, filing, query, null, form.proposed(calendar), problems),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        ReviewQueue queue = review.queue(viewer, query, id);
        Outcome outcome = verb == FilingVerb.ACCEPT
                ? reviewing.accept(viewer, id, form.decision())
                : reviewing.sendBack(viewer, id, form.decision());
        if (outcome instanceof Outcome.Done) {
            flash.addFlashAttribute(
                    "notice", notice(review.received(viewer, id), form.form(), verb, queue.waiting() - 1));
            if (verb == FilingVerb.ACCEPT) {
                flash.addFlashAttribute("noticedAs", "撤回通过");
                flash.addFlashAttribute("noticed", TakeBackController.address(List.of(id)));
            } else {
                flash.addFlashAttribute("noticed", "/filings/" + id);
            }
            return new ModelAndView("redirect:" + next(query, queue));
        }
        String reason = outcome instanceof Outcome.Refused(String why) ? why : "";
        Filing now = review.received(viewer, id);
        if (now.state().awaitsReview()) {
            return Html.of(
                    "filing/review",
                    review.page(viewer, now, query, null, typed, Map.of("decision", reason)),
                    HttpStatus.CONFLICT);
        }
        return Html.of(
                "filing/filing", reading.page(viewer, id, null).refused(reason, form.words()), HttpStatus.CONFLICT);
    }

    private static String notice(Filing filing, Form form, FilingVerb verb, long left) {
        return "%s《%s》（%s）：已%s%s。%s%s"
                .formatted(
                        filing.unitName(),
                        form.title(),
                        filing.label(),
                        verb.label(),
                        verb == FilingVerb.ACCEPT && filing.openRows() > 0 ? "，" + Results.left(filing.openRows()) : "",
                        left > 0 ? "还有 %d 份待审核。".formatted(left) : "待审核的都办完了。",
                        verb == FilingVerb.ACCEPT ? "通过错了，可以" : "");
    }

    /** The next of the queue, or what was left before it; the list when nothing is. */
    private static String next(FilingsQuery query, ReviewQueue queue) {
        Long next = queue.next() != null ? queue.next() : queue.previous();
        return next == null ? query.list() : query.of(next, "review");
    }
}
