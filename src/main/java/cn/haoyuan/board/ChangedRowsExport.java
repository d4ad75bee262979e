package cn.haoyuan.board;

import cn.haoyuan.board.ChangesPage.Rows.Moved;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyCells;
import cn.haoyuan.org.Whereabouts;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Download;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What changed between two days as a spreadsheet, duty by duty, streamed. */
@Component
class ChangedRowsExport {

    private final ChangesPages pages;
    private final JdbcClient jdbc;

    ChangedRowsExport(ChangesPages pages, JdbcClient jdbc) {
        this.pages = pages;
        this.jdbc = jdbc;
    }

    /** What the file is called. */
    static String name(Standpoint at, ChangesQuery query, LocalDate today) {
        return Download.sheet(
                at.name() + " " + what(query) + " " + Day.of(query.earlier(today)) + "起", query.later(today));
    }

    @Transactional(readOnly = true)
    public void write(Standpoint at, ChangesQuery query, LocalDate today, OutputStream out) throws IOException {
        LocalDate earlier = query.earlier(today);
        LocalDate later = query.later(today);
        String what = what(query);
        String days = Day.of(earlier) + "到" + Day.of(later);
        DutyCells then = new DutyCells(new Whereabouts(jdbc, earlier));
        DutyCells now = new DutyCells(new Whereabouts(jdbc, later));
        try (SheetWriter sheet = SheetWriter.open(
                out,
                what,
                at.name() + "：" + days + what + "的事项",
                DutyCells.headings("条款", "截止日期", Day.of(earlier), Day.of(later)))) {
            pages.each(at, query, today, row -> sheet.row(row(row, row.after() == null ? then : now)));
        }
    }

    private static String what(ChangesQuery query) {
        return query.change().label() + (query.wentAway() ? "减少" : "增加");
    }

    private static @Nullable Object[] row(Moved row, DutyCells cells) {
        Duty duty = row.duty();
        return cells.row(
                duty.clause(),
                DutyCells.Owed.of(duty),
                duty.dueOn(),
                state(row.before()),
                row.after() == null ? row.gone() : state(row.after()));
    }

    private static @Nullable String state(@Nullable Duty duty) {
        return duty == null ? null : duty.state().label();
    }
}
