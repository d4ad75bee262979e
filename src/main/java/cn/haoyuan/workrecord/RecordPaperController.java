package cn.haoyuan.workrecord;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.document.PaperKind;
import cn.haoyuan.document.Papers;
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
import org.springframework.web.servlet.ModelAndView;

/** Records of work as Word or PDF: one, for whoever may read its page, and a list as it is filtered. */
@Controller
@Needs(Permission.SEE_BOARD)
class RecordPaperController {

    private final RecordPages pages;
    private final RecordListPages lists;
    private final RecordListPaper list;
    private final Occasions occasions;
    private final Papers papers;

    RecordPaperController(
            RecordPages pages, RecordListPages lists, RecordListPaper list, Occasions occasions, Papers papers) {
        this.pages = pages;
        this.lists = lists;
        this.list = list;
        this.occasions = occasions;
        this.papers = papers;
    }

    @GetMapping("/records/{id}/export.{extension:docx|pdf}")
    void print(Viewer viewer, @PathVariable long id, @PathVariable String extension, HttpServletResponse response)
            throws IOException {
        RecordPage page = pages.one(id, viewer, "", null);
        List<Occasions.Said> answered = page.duties().stream()
                .filter(duty -> duty.cadence() == Cadence.EVENT)
                .flatMap(duty -> occasions.of(duty.id(), page.today()).stream())
                .distinct()
                .toList();
        papers.send(RecordPaper.of(page, answered), PaperKind.of(extension), RecordPaper.name(page), response);
    }

    /** The file; of a list that is too long the list itself, saying what to do. */
    @GetMapping("/records/export.{extension:docx|pdf}")
    @Nullable
    ModelAndView printList(
            Viewer viewer,
            @PathVariable String extension,
            @ModelAttribute RecordQuery query,
            HttpServletResponse response)
            throws IOException {
        PaperKind kind = PaperKind.of(extension);
        long rows = list.rows(query, viewer);
        if (rows > kind.mostRows()) {
            RecordListPage page = lists.list(query, viewer);
            return Html.of(
                    "workrecord/list", page.refused(kind.tooMany(rows, page.cut())), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        RecordListPage page = lists.head(query, viewer);
        papers.send(list.of(page, viewer), kind, page.fileName() + " " + page.asOf(), response);
        return null;
    }
}
