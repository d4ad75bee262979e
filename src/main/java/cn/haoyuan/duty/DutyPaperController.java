package cn.haoyuan.duty;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.document.PaperKind;
import cn.haoyuan.document.Papers;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** A list of duties as Word or PDF. */
@Controller
@Needs(Permission.SEE_BOARD)
class DutyPaperController {

    private final DutyPages pages;
    private final DutyPaper paper;
    private final Papers papers;
    private final Clock clock;

    DutyPaperController(DutyPages pages, DutyPaper paper, Papers papers, Clock clock) {
        this.pages = pages;
        this.paper = paper;
        this.papers = papers;
        this.clock = clock;
    }

    /** The file; of a list that is too long the list itself, saying what to do. */
    @GetMapping("/duties/export.{extension:docx|pdf}")
    @Nullable
    ModelAndView print(
            Viewer viewer,
            @PathVariable String extension,
            @ModelAttribute DutyQuery query,
            HttpServletResponse response)
            throws IOException {
        LocalDate today = LocalDate.now(clock);
        PaperKind kind = PaperKind.of(extension);
        long rows = paper.rows(query, today);
        if (rows > kind.mostRows()) {
            return Html.of(
                    "duty/list",
                    pages.list(query, today).refused(kind.tooMany(rows)),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        DutyListPage page = pages.head(query, today);
        papers.send(
                paper.of(page, today, viewer.post().unitName()), kind, page.fileName() + " " + page.asOf(), response);
        return null;
    }
}
