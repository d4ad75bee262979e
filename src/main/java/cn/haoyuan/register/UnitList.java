package cn.haoyuan.register;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.AsOf;
import cn.haoyuan.web.Paging;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of units of the viewer's scope, as a page and as a spreadsheet. */
@Component
class UnitList {

    private final Units units;
    private final UnitRows rows;
    private final Clock clock;

    UnitList(Units units, UnitRows rows, Clock clock) {
        this.units = units;
        this.rows = rows;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    UnitsPage page(Viewer viewer, UnitQuery query) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = query.day(today);
        Address address = query.address(day.equals(today) ? null : day);
        Paging wanted = query.paging(0, address);
        UnitRows.Part part = rows.part(viewer, query, day, wanted);
        return new UnitsPage(
                new AsOf(day, today, address),
                query,
                units.below(viewer.unitId(), UnitKind.COUNTY, day),
                part.rows(),
                query.paging(part.total(), address),
                viewer.may(Permission.EDIT_UNITS),
                viewer.seesOthers() && viewer.may(Permission.MANAGE_ACCOUNTS));
    }

    @Transactional(readOnly = true)
    void export(Viewer viewer, UnitQuery query, OutputStream out) throws IOException {
        LocalDate day = query.day(LocalDate.now(clock));
        try (SheetWriter sheet = RegisterSheet.open(out, query.what() + " " + day, query.onlyGone())) {
            rows.all(viewer, query, day, row -> RegisterSheet.write(sheet, row));
        }
    }
}
