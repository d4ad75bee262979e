package cn.haoyuan.admin;

import cn.haoyuan.access.Assignments;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.Whereabouts;
import cn.haoyuan.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is assigned, and the kindergartens that might be as they are filtered: two sheets of a file. */
@Component
class AssignmentExport {

    private final AssignmentPages pages;
    private final JdbcClient jdbc;

    AssignmentExport(AssignmentPages pages, JdbcClient jdbc) {
        this.pages = pages;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public void write(Viewer viewer, AssignmentPage page, OutputStream out) throws IOException {
        Whereabouts whereabouts = new Whereabouts(jdbc, page.today());
        try (SheetWriter sheet = page.post() == null ? holders(page, out) : assigned(page, whereabouts, out)) {
            sheet.next(
                    "可指派的幼儿园",
                    List.of("幼儿园", "机构标识码", "所属县区", "所属片区", "现任" + page.role().label()));
            pages.each(viewer, page, one -> offered(sheet, one, whereabouts));
        }
    }

    private static SheetWriter holders(AssignmentPage page, OutputStream out) throws IOException {
        SheetWriter sheet = SheetWriter.open(out, "现任" + page.role().label(), List.of("姓名", "单位", "负责（所）"));
        for (Assignments.Holder one : page.holders()) {
            sheet.row(one.name(), one.unitName(), one.units());
        }
        return sheet;
    }

    private static SheetWriter assigned(AssignmentPage page, Whereabouts whereabouts, OutputStream out)
            throws IOException {
        SheetWriter sheet = SheetWriter.open(out, "负责的幼儿园", List.of("幼儿园", "机构标识码", "所属县区", "所属片区", "起", "止"));
        for (Assignments.Assigned one : page.assigned()) {
            int unit = one.unitId();
            sheet.row(
                    one.unitName(),
                    whereabouts.code(unit),
                    whereabouts.county(unit),
                    whereabouts.area(unit),
                    one.starts(),
                    one.lastDay());
        }
        return sheet;
    }

    private static void offered(SheetWriter sheet, Assignments.Candidate one, Whereabouts whereabouts) {
        sheet.row(
                one.name(),
                whereabouts.code(one.id()),
                whereabouts.county(one.id()),
                whereabouts.area(one.id()),
                one.heldBy());
    }
}
