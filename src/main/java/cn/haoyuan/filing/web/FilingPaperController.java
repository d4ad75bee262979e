package cn.haoyuan.filing.web;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.document.PaperKind;
import cn.haoyuan.document.Papers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A filing as Word or PDF, for whoever may read its page. */
@Controller
@Needs(Permission.SEE_BOARD)
class FilingPaperController {

    private final Reading reading;
    private final Papers papers;

    FilingPaperController(Reading reading, Papers papers) {
        this.reading = reading;
        this.papers = papers;
    }

    @GetMapping("/filings/{id}/export.{extension:docx|pdf}")
    void print(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable String extension,
            @RequestParam(required = false) @Nullable Integer no,
            HttpServletResponse response)
            throws IOException {
        FilingPage page = reading.page(viewer, id, no);
        papers.send(FilingPaper.of(page), PaperKind.of(extension), FilingPaper.name(page), response);
    }
}
