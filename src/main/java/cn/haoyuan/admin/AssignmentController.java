package cn.haoyuan.admin;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives inspectors and experts their kindergartens: from one post, or from the kindergartens that have nobody. */
@Controller
@Needs(Permission.MANAGE_ACCOUNTS)
class AssignmentController {

    private static final String PAGE = "admin/assignments";

    private final AssignmentPages pages;
    private final Assigning assigning;
    private final AssignmentExport export;

    AssignmentController(AssignmentPages pages, Assigning assigning, AssignmentExport export) {
        this.pages = pages;
        this.assigning = assigning;
        this.export = export;
    }

    @GetMapping("/assignments")
    ModelAndView all(Viewer viewer, AssignmentQuery query) {
        return Html.of(PAGE, pages.all(viewer, query));
    }

    @GetMapping("/assignments/export.xlsx")
    void exportAll(Viewer viewer, AssignmentQuery query, HttpServletResponse response) throws IOException {
        send(viewer, pages.all(viewer, query), response);
    }

    @GetMapping("/accounts/{id}/posts/{post}/units/export.xlsx")
    void exportOne(
            Viewer viewer,
            @PathVariable int id,
            @PathVariable int post,
            AssignmentQuery query,
            HttpServletResponse response)
            throws IOException {
        send(viewer, pages.one(viewer, id, post, query), response);
    }

    private void send(Viewer viewer, AssignmentPage page, HttpServletResponse response) throws IOException {
        Download.sheet(response, page.name(), page.today());
        export.write(viewer, page, response.getOutputStream());
    }

    @PostMapping("/assignments")
    Object assign(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Integer post,
            AssignmentQuery query,
            AssignmentForm form,
            RedirectAttributes next) {
        Assigning.Outcome outcome = assigning.assign(viewer, pages.account(viewer, query, post), post, form);
        if (!outcome.errors().isEmpty()) {
            return Html.of(
                    PAGE, pages.all(viewer, query, form, post, outcome.errors()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        next.addFlashAttribute("notice", outcome.notice());
        return "redirect:" + query.on("/assignments", pages.role(query));
    }

    @GetMapping("/accounts/{id}/posts/{post}/units")
    ModelAndView one(Viewer viewer, @PathVariable int id, @PathVariable int post, AssignmentQuery query) {
        return Html.of(PAGE, pages.one(viewer, id, post, query));
    }

    @PostMapping("/accounts/{id}/posts/{post}/units")
    Object assign(
            Viewer viewer,
            @PathVariable int id,
            @PathVariable int post,
            AssignmentQuery query,
            AssignmentForm form,
            RedirectAttributes next) {
        Assigning.Outcome outcome = assigning.assign(viewer, id, post, form);
        if (!outcome.errors().isEmpty()) {
            return Html.of(
                    PAGE, pages.one(viewer, id, post, query, form, outcome.errors()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        next.addFlashAttribute("notice", outcome.notice());
        return "redirect:" + query.on("/accounts/" + id + "/posts/" + post + "/units", query.role());
    }

    @PostMapping("/accounts/{id}/posts/{post}/units/{assignment}/end")
    Object end(
            Viewer viewer,
            @PathVariable int id,
            @PathVariable int post,
            @PathVariable long assignment,
            EndForm form,
            RedirectAttributes next) {
        return ended(viewer, id, post, assignment, form, assigning.end(viewer, id, post, assignment, form), next);
    }

    @PostMapping("/accounts/{id}/posts/{post}/units/{assignment}/last")
    Object correctEnd(
            Viewer viewer,
            @PathVariable int id,
            @PathVariable int post,
            @PathVariable long assignment,
            EndForm form,
            RedirectAttributes next) {
        return ended(
                viewer, id, post, assignment, form, assigning.correctEnd(viewer, id, post, assignment, form), next);
    }

    private Object ended(
            Viewer viewer,
            int id,
            int post,
            long assignment,
            EndForm form,
            Assigning.Outcome outcome,
            RedirectAttributes next) {
        if (!outcome.errors().isEmpty()) {
            return Html.of(
                    PAGE,
                    pages.one(viewer, id, post, new AssignmentQuery(null, null, null, null, null))
                            .refused(new EndTried(assignment, form, outcome.errors())),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        next.addFlashAttribute("notice", outcome.notice());
        return "redirect:/accounts/" + id + "/posts/" + post + "/units";
    }
}
