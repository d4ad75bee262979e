package cn.haoyuan.board;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.board.ChangesPage.Rows.Moved;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.org.Whereabouts;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Download;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
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

    @Transactional(readOnly = true)
    public void write(Viewer viewer, ChangesQuery query, LocalDate today, HttpServletResponse response)
            throws IOException {
        LocalDate earlier = query.earlier(today);
        LocalDate later = query.later(today);
        String name = pages.name(viewer, query, today);
        String what = query.change().label() + (query.wentAway() ? "减少" : "增加");
        String days = Day.of(earlier) + "到" + Day.of(later);
        Whereabouts then = new Whereabouts(jdbc, earlier);
        Whereabouts now = new Whereabouts(jdbc, later);
        Download.sheet(response, name + " " + what + " " + Day.of(earlier) + "起", later);
        try (SheetWriter sheet = SheetWriter.open(
                        response.getOutputStream(),
                        what,
                        name + "：" + days + what + "的事项",
                        List.of(
                                "条款",
                                "举措",
                                "责任单位",
                                "机构标识码",
                                "所属县区",
                                "所属片区",
                                "对象",
                                "时段",
                                "截止日期",
                                Day.of(earlier),
                                Day.of(later)))
                .widths(10, 24, 30, 14, 14, 14, 30, 20, 12, 16, 16)) {
            pages.each(query, today, row -> write(sheet, row, row.after() == null ? then : now));
        }
    }

    private static void write(SheetWriter sheet, Moved row, Whereabouts whereabouts) {
        Duty duty = row.duty();
        try {
            sheet.row(
                    duty.clause(),
                    duty.title(),
                    duty.unitName(),
                    whereabouts.code(duty.unitId()),
                    whereabouts.county(duty.placeId()),
                    whereabouts.area(duty.placeId()),
                    duty.subjectName(),
                    duty.label(),
                    duty.dueOn(),
                    state(row.before()),
                    row.after() == null ? Moved.GONE : state(row.after()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static @Nullable String state(@Nullable Duty duty) {
        return duty == null ? null : duty.state().label();
    }
}
