package cn.haoyuan.api;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.board.BoardRow;
import cn.haoyuan.board.Boards;
import cn.haoyuan.board.By;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.org.Unit;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the plan stands on a day. */
@RestController
@Needs(Permission.SEE_BOARD)
class BoardApi {

    /**
     * A row of a board.
     *
     * @param unit whose duties are counted; of a unit with {@code own} only what is placed at itself, not below
     * @param measure the measure that is counted; null where rows are units
     */
    record RowBody(
            String key,
            String name,
            @Nullable Integer unit,
            boolean own,
            @Nullable String measure,
            long notOpen,
            long open,
            long dueSoon,
            long overdue,
            long met,
            long metLate,
            long waived,
            long total) {}

    private final Boards boards;
    private final Sight sight;
    private final Clock clock;

    BoardApi(Boards boards, Sight sight, Clock clock) {
        this.boards = boards;
        this.sight = sight;
        this.clock = clock;
    }

    /** All rows at once; by unit, a duty that two rows share is counted in both. */
    @GetMapping("/api/v1/board")
    @Operation(summary = "看板：某一天各单位或各举措的责任事项有多少、怎样")
    Listing<RowBody> board(
            Viewer viewer,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Integer unit,
            @RequestParam(defaultValue = "unit") By by) {
        LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
        Unit top = sight.unit(unit, day);
        List<RowBody> items = (top == null ? boards.rows(viewer, day, by) : boards.rows(viewer, top, day, by))
                .stream().map(BoardApi::body).toList();
        return new Listing<>(items, items.size(), 1, Math.max(1, items.size()));
    }

    private static RowBody body(BoardRow row) {
        Counts counts = row.counts();
        return new RowBody(
                row.key(),
                row.name(),
                row.unitId(),
                row.own(),
                row.measure(),
                counts.notOpen(),
                counts.open(),
                counts.dueSoon(),
                counts.overdue(),
                counts.met(),
                counts.metLate(),
                counts.waived(),
                counts.total());
    }
}
