package cn.haoyuan.filing.web;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.filing.ChineseDay;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingVerb;
import cn.haoyuan.filing.Forms;
import cn.haoyuan.filing.ReviewNotes;
import cn.haoyuan.web.Html;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a reviewer leaves on a filing before deciding: that it was read, and words half written. */
@Controller
@Needs(Permission.REVIEW_FILING)
class NoteController {

    private final Review review;
    private final ReviewNotes notes;
    private final PhraseActs phrases;
    private final Forms forms;
    private final Clock clock;

    NoteController(Review review, ReviewNotes notes, PhraseActs phrases, Forms forms, Clock clock) {
        this.review = review;
        this.notes = notes;
        this.phrases = phrases;
        this.forms = forms;
        this.clock = clock;
    }

    @PostMapping("/filings/{id}/read")
    ModelAndView read(
            Viewer viewer,
            @PathVariable long id,
            FilingsQuery query,
            @RequestParam(defaultValue = "0") int no,
            @RequestHeader(value = "HX-Request", defaultValue = "false") boolean part,
            RedirectAttributes flash) {
        review.received(viewer, id);
        notes.read(id, no);
        if (part) {
            return Html.of("filing/read", no);
        }
        Long next = review.queue(viewer, query, id).next();
        if (next == null) {
            flash.addFlashAttribute("notice", "已记作看完，后面没有待审核的了。看完的可以在这里勾选，一起通过。");
        }
        return new ModelAndView("redirect:" + (next == null ? query.list() : query.of(next, "review")));
    }

    @PostMapping("/filings/{id}/note")
    ModelAndView keep(
            Viewer viewer,
            @PathVariable long id,
            FilingsQuery query,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable Integer resolves,
            @RequestParam Map<String, String> typed,
            @RequestHeader(value = "HX-Request", defaultValue = "false") boolean part,
            RedirectAttributes flash) {
        Filing filing = review.received(viewer, id);
        PhraseActs.Answer done = phrases.act(typed);
        ReviewForm form =
                new ReviewForm(done.typed(), forms.of(filing).form(), FilingVerb.ACCEPT, LocalDate.now(clock));
        if (!notes.keep(id, form.note(), resolves == null ? version : resolves)) {
            NotePage clash = new NotePage(filing.id(), notes.of(id), "", query);
            return part
                    ? Html.of("filing/note-clash", clash, HttpStatus.CONFLICT)
                    : Html.of(
                            "filing/review",
                            review.page(
                                    viewer,
                                    filing,
                                    query,
                                    null,
                                    typed,
                                    Map.of("decision", "您在另一个窗口写过别的意见，这里的还没有保存。核对以后再按一次“暂存”，就以这里的为准。")),
                            HttpStatus.CONFLICT);
        }
        if (part) {
            return Html.of(
                    "filing/noted", new NotePage(id, notes.of(id), ChineseDay.time(OffsetDateTime.now(clock)), query));
        }
        flash.addFlashAttribute("notice", done.notice());
        return new ModelAndView("redirect:" + query.of(id, "review") + done.place());
    }
}
