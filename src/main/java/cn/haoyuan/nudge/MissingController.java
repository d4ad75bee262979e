package cn.haoyuan.nudge;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.document.PaperKind;
import cn.haoyuan.document.Papers;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has not filed, and reminding all of them or those ticked. */
@Controller
@Needs(Permission.SEE_BOARD)
class MissingController {

    private final MissingPages pages;
    private final MissingExport export;
    private final Papers papers;
    private final NudgeRequests requests;

    MissingController(MissingPages pages, MissingExport export, Papers papers, NudgeRequests requests) {
        this.papers = papers;
        this.pages = pages;
        this.export = export;
        this.requests = requests;
    }

    @GetMapping("/missing")
    ModelAndView list(Viewer viewer, @ModelAttribute MissingQuery query) {
        return Html.of("nudge/missing", pages.page(viewer, query));
    }

    /** Reminding of all measures at once, and the text for the chat group. */
    @GetMapping("/missing/all")
    @Needs(Permission.NUDGE)
    ModelAndView all(Viewer viewer, @ModelAttribute MissingQuery query) {
        return Html.of("nudge/asking", pages.all(viewer, query));
    }

    @GetMapping("/missing/export.xlsx")
    void export(Viewer viewer, @ModelAttribute MissingQuery query, HttpServletResponse response) throws IOException {
        Download.begin(response, export.name(viewer, query));
        export.write(viewer, query, response.getOutputStream());
    }

    /** The page as Word or PDF; of a list that is too long the list itself, saying what to do. */
    @GetMapping("/missing/export.{extension:docx|pdf}")
    @Nullable
    ModelAndView print(
            Viewer viewer,
            @PathVariable String extension,
            @ModelAttribute MissingQuery query,
            HttpServletResponse response)
            throws IOException {
        PaperKind kind = PaperKind.of(extension);
        MissingPage page = pages.page(viewer, query);
        if (query.measure() != null && page.total() > kind.mostRows()) {
            return Html.of("nudge/missing", page.refused(kind.tooMany(page.total())), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        papers.send(export.paper(viewer, query, page), kind, export.paperName(viewer, query), response);
        return null;
    }

    /** What is asked before many are reminded at once: whom it reaches, and when. */
    @GetMapping("/missing/nudge")
    @Needs(Permission.NUDGE)
    ModelAndView question(
            Viewer viewer, @ModelAttribute MissingQuery query, @RequestParam(defaultValue = "") List<Long> duty) {
        return Html.of("nudge/question", requests.question(viewer, query.ofToday(), duty));
    }

    /** Reminds; of many people only once the question was answered. */
    @PostMapping("/missing/nudge")
    @Needs(Permission.NUDGE)
    String nudge(
            Viewer viewer,
            @ModelAttribute MissingQuery query,
            @RequestParam(defaultValue = "") List<Long> duty,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "false") boolean sure,
            RedirectAttributes next) {
        if (!all && duty.isEmpty()) {
            next.addFlashAttribute("warning", "请先勾选要催办的单位，或点“催办全部”。");
            return "redirect:" + query.address("/missing");
        }
        List<Long> ticked = all ? List.of() : duty;
        if (!sure) {
            NudgeConfirmation question = requests.question(viewer, query, ticked);
            if (question.would().many()) {
                return "redirect:" + question.here();
            }
        }
        NudgeResult asked = requests.nudge(viewer, query, ticked);
        next.addFlashAttribute(asked.reached().isEmpty() ? "warning" : "notice", asked.words());
        return "redirect:" + query.address("/missing");
    }
}
