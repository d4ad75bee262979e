package cn.haoyuan.workrecord;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.document.PaperKind;
import cn.haoyuan.document.Papers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A record of work as Word or PDF, for whoever may read its page. */
@Controller
@Needs(Permission.SEE_BOARD)
class RecordPaperController {

    private final RecordPages pages;
    private final Papers papers;

    RecordPaperController(RecordPages pages, Papers papers) {
        this.pages = pages;
        this.papers = papers;
    }

    @GetMapping("/records/{id}/export.{extension:docx|pdf}")
    void print(Viewer viewer, @PathVariable long id, @PathVariable String extension, HttpServletResponse response)
            throws IOException {
        RecordPage page = pages.one(id, viewer, "", null);
        papers.send(RecordPaper.of(page), PaperKind.of(extension), RecordPaper.name(page), response);
    }
}
