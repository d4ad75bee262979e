package cn.haoyuan.board;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.document.Paper;
import cn.haoyuan.document.PaperKind;
import cn.haoyuan.document.Papers;
import cn.haoyuan.standing.Gap;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Boards as Word or PDF. */
@Controller
@Needs(Permission.SEE_BOARD)
class BoardPaperController {

    private final BoardPages boards;
    private final MatrixPages matrices;
    private final StandingPages standing;
    private final Papers papers;
    private final Clock clock;

    BoardPaperController(BoardPages boards, MatrixPages matrices, StandingPages standing, Papers papers, Clock clock) {
        this.boards = boards;
        this.matrices = matrices;
        this.standing = standing;
        this.papers = papers;
        this.clock = clock;
    }

    @GetMapping("/board/export.{extension:docx|pdf}")
    void board(
            Viewer viewer,
            @PathVariable String extension,
            @ModelAttribute BoardQuery query,
            HttpServletResponse response)
            throws IOException {
        LocalDate today = LocalDate.now(clock);
        BoardPage page = boards.board(viewer, query, today);
        Map<String, List<Gap>> exceptions = standing.first(viewer, page.conditions(), query, today);
        send(BoardPaper.board(page, exceptions, today, viewer.post().unitName()), extension, page.look(), response);
    }

    @GetMapping("/board/matrix/export.{extension:docx|pdf}")
    void matrix(
            Viewer viewer,
            @PathVariable String extension,
            @ModelAttribute BoardQuery query,
            HttpServletResponse response)
            throws IOException {
        LocalDate today = LocalDate.now(clock);
        MatrixPage page = matrices.matrix(viewer, query, today);
        send(BoardPaper.matrix(page, today, viewer.post().unitName()), extension, page.look(), response);
    }

    private void send(Paper paper, String extension, Look look, HttpServletResponse response) throws IOException {
        papers.send(
                paper,
                PaperKind.of(extension),
                paper.title() + " " + look.asOf().day(),
                response);
    }
}
