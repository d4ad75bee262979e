package cn.haoyuan.board;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
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

/** Boards, the matrix, the exceptions to a standing condition. */
@Controller
@Needs(Permission.SEE_BOARD)
class BoardController {

    private final BoardPages boards;
    private final MatrixPages matrices;
    private final StandingPages standings;
    private final Clock clock;

    BoardController(BoardPages boards, MatrixPages matrices, StandingPages standings, Clock clock) {
        this.boards = boards;
        this.matrices = matrices;
        this.standings = standings;
        this.clock = clock;
    }

    @GetMapping("/board")
    ModelAndView board(Viewer viewer, @ModelAttribute BoardQuery query) {
        return Html.of("board/board", boards.board(viewer, query, LocalDate.now(clock)));
    }

    @GetMapping("/board/screen")
    ModelAndView screen(Viewer viewer, @ModelAttribute BoardQuery query) {
        return Html.of("board/screen", boards.screen(viewer, query, LocalDate.now(clock)));
    }

    @GetMapping("/board/export.xlsx")
    void export(Viewer viewer, @ModelAttribute BoardQuery query, HttpServletResponse response) throws IOException {
        BoardExport.board(boards.board(viewer, query, LocalDate.now(clock)), response);
    }

    @GetMapping("/board/matrix")
    ModelAndView matrix(Viewer viewer, @ModelAttribute BoardQuery query) {
        return Html.of("board/matrix", matrices.matrix(viewer, query, LocalDate.now(clock)));
    }

    @GetMapping("/board/matrix/export.xlsx")
    void exportMatrix(Viewer viewer, @ModelAttribute BoardQuery query, HttpServletResponse response)
            throws IOException {
        BoardExport.matrix(matrices.matrix(viewer, query, LocalDate.now(clock)), response);
    }

    @GetMapping("/board/standing/{measure}")
    ModelAndView standing(Viewer viewer, @PathVariable String measure, @ModelAttribute BoardQuery query) {
        return Html.of("board/standing", standings.standing(viewer, measure, query, LocalDate.now(clock)));
    }
}
