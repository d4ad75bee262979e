package cn.haoyuan.assessment;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.document.PaperKind;
import cn.haoyuan.document.Papers;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The year-end assessment of counties, as a page and as files. */
@Controller
@Needs(Permission.SEE_BOARD)
class AssessmentController {

    private final Assessments assessments;
    private final Papers papers;

    AssessmentController(Assessments assessments, Papers papers) {
        this.assessments = assessments;
        this.papers = papers;
    }

    @GetMapping("/assessment")
    ModelAndView page(Viewer viewer, @RequestParam(required = false) @Nullable Integer year) {
        return Html.of("assessment/assessment", assessments.page(viewer, year));
    }

    @GetMapping("/assessment/export.xlsx")
    void sheet(Viewer viewer, @RequestParam(required = false) @Nullable Integer year, HttpServletResponse response)
            throws IOException {
        AssessmentPage page = assessments.page(viewer, year);
        Download.sheet(response, AssessmentFile.title(page), page.year().day());
        AssessmentFile.sheet(page, response.getOutputStream());
    }

    @GetMapping("/assessment/export.{extension:docx|pdf}")
    void paper(
            Viewer viewer,
            @PathVariable String extension,
            @RequestParam(required = false) @Nullable Integer year,
            HttpServletResponse response)
            throws IOException {
        AssessmentPage page = assessments.page(viewer, year);
        papers.send(
                AssessmentFile.paper(page),
                PaperKind.of(extension),
                AssessmentFile.title(page) + " " + page.year().day(),
                response);
    }
}
