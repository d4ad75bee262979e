package cn.haoyuan.register;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The tree and the register, to read. */
@Controller
@Needs(Permission.SEE_UNITS)
class UnitsController {

    private final UnitList list;
    private final UnitPages pages;
    private final Clock clock;

    UnitsController(UnitList list, UnitPages pages, Clock clock) {
        this.list = list;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/units")
    ModelAndView list(Viewer viewer, @ModelAttribute UnitQuery query) {
        return Html.of("register/units", list.page(viewer, query));
    }

    @GetMapping("/units/export.xlsx")
    void export(Viewer viewer, @ModelAttribute UnitQuery query, HttpServletResponse response) throws IOException {
        Download.sheet(response, query.what(), query.day(LocalDate.now(clock)));
        list.export(viewer, query, response.getOutputStream());
    }

    @GetMapping("/units/{id:\\d{1,9}}")
    ModelAndView show(
            Viewer viewer,
            @PathVariable int id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        return Html.of("register/unit", pages.unit(viewer, id, asOf, UnitAct.NONE, null, null, List.of()));
    }
}
