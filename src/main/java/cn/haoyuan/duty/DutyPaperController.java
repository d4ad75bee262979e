package cn.haoyuan.duty;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.document.PaperKind;
import cn.haoyuan.document.Papers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A list of duties as Word or PDF. */
@Controller
@Needs(Permission.SEE_BOARD)
class DutyPaperController {

    private final DutyPaper paper;
    private final Papers papers;
    private final Clock clock;

    DutyPaperController(DutyPaper paper, Papers papers, Clock clock) {
        this.paper = paper;
        this.papers = papers;
        this.clock = clock;
    }

    /** The file; a list that is too long leads back to itself, with what to do. */
    @GetMapping("/duties/export.{extension:docx|pdf}")
    @Nullable
    ModelAndView print(
            Viewer viewer,
            @PathVariable String extension,
            @ModelAttribute DutyQuery query,
            RedirectAttributes redirect,
            HttpServletResponse response)
            throws IOException {
        LocalDate today = LocalDate.now(clock);
        PaperKind kind = PaperKind.of(extension);
        long rows = paper.rows(query, today);
        if (rows > kind.mostRows()) {
            redirect.addFlashAttribute("notice", kind.tooMany(rows));
            return new ModelAndView("redirect:" + query.address("/duties"));
        }
        papers.send(paper.of(query, today, viewer.post().unitName()), kind, "责任事项清单 " + today, response);
        return null;
    }
}
