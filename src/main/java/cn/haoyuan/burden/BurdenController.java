package cn.haoyuan.burden;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.document.PaperKind;
import cn.haoyuan.document.Papers;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The burden ledger of one's own unit, or of a unit in one's scope. */
@Controller
@Needs(Permission.SEE_BOARD)
class BurdenController {

    private final Burdens burdens;
    private final Papers papers;
    private final Clock clock;

    BurdenController(Burdens burdens, Papers papers, Clock clock) {
        this.burdens = burdens;
        this.papers = papers;
        this.clock = clock;
    }

    @GetMapping("/burden")
    ModelAndView page(Viewer viewer, @ModelAttribute BurdenQuery query) {
        return Html.of("burden/burden", burdens.page(viewer, query));
    }

    @GetMapping("/burden/export.xlsx")
    void export(Viewer viewer, @ModelAttribute BurdenQuery query, HttpServletResponse response) throws IOException {
        BurdenPage page = burdens.whole(viewer, query);
        Download.sheet(response, page.title(), page.day());
        BurdenSheet.write(page, response.getOutputStream());
    }

    /** The page as Word or PDF, with every unit of its list. */
    @GetMapping("/burden/export.{extension:docx|pdf}")
    void print(
            Viewer viewer,
            @PathVariable String extension,
            @ModelAttribute BurdenQuery query,
            HttpServletResponse response)
            throws IOException {
        BurdenPage page = burdens.whole(viewer, query);
        papers.send(
                BurdenPaper.of(page, viewer.post().unitName(), LocalDate.now(clock)),
                PaperKind.of(extension),
                page.title() + " " + page.day(),
                response);
    }
}
