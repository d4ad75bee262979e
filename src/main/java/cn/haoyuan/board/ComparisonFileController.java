package cn.haoyuan.board;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.document.PaperKind;
import cn.haoyuan.document.Papers;
import cn.haoyuan.web.Download;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Comparisons as Excel, Word or PDF. */
@Controller
@Needs(Permission.SEE_BOARD)
class ComparisonFileController {

    private final ChangesPages changes;
    private final ChangedRowsExport rows;
    private final ComparePages comparisons;
    private final Papers papers;
    private final Clock clock;

    ComparisonFileController(
            ChangesPages changes, ChangedRowsExport rows, ComparePages comparisons, Papers papers, Clock clock) {
        this.changes = changes;
        this.rows = rows;
        this.comparisons = comparisons;
        this.papers = papers;
        this.clock = clock;
    }

    @GetMapping("/board/changes/export.xlsx")
    void changes(Viewer viewer, @ModelAttribute ChangesQuery query, HttpServletResponse response) throws IOException {
        BoardExport.changes(changes.changes(viewer, query, LocalDate.now(clock)), response);
    }

    @GetMapping("/board/changes/rows/export.xlsx")
    void rows(Viewer viewer, @ModelAttribute ChangesQuery query, HttpServletResponse response) throws IOException {
        LocalDate today = LocalDate.now(clock);
        Standpoint at = changes.standpoint(viewer, query, today);
        Download.begin(response, ChangedRowsExport.name(at, query, today));
        rows.write(at, query, today, response.getOutputStream());
    }

    @GetMapping("/board/compare/export.xlsx")
    void compare(Viewer viewer, @ModelAttribute CompareQuery query, HttpServletResponse response) throws IOException {
        BoardExport.compare(comparisons.compare(viewer, query, LocalDate.now(clock)), response);
    }

    @GetMapping("/board/changes/export.{extension:docx|pdf}")
    void changes(
            Viewer viewer,
            @PathVariable String extension,
            @ModelAttribute ChangesQuery query,
            HttpServletResponse response)
            throws IOException {
        LocalDate today = LocalDate.now(clock);
        ChangesPage page = changes.changes(viewer, query, today);
        String name = page.look().name() + " " + page.name() + " "
                + page.look().asOf().day();
        papers.send(
                ComparisonPaper.changes(page, today, viewer.post().unitName()),
                PaperKind.of(extension),
                name,
                response);
    }

    @GetMapping("/board/compare/export.{extension:docx|pdf}")
    void compare(
            Viewer viewer,
            @PathVariable String extension,
            @ModelAttribute CompareQuery query,
            HttpServletResponse response)
            throws IOException {
        LocalDate today = LocalDate.now(clock);
        ComparePage page = comparisons.compare(viewer, query, today);
        String name = page.look().name() + " 单位对比 " + page.look().asOf().day();
        papers.send(
                ComparisonPaper.compare(page, today, viewer.post().unitName()),
                PaperKind.of(extension),
                name,
                response);
    }
}
