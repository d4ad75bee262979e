package cn.haoyuan.admin;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.ActRow;
import cn.haoyuan.audit.Acts;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import cn.haoyuan.web.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The log of acts within the viewer's subtree. */
@Controller
@Needs(Permission.SEE_AUDIT)
class ActsController {

    private static final int SIZE = 50;

    private final Acts acts;
    private final ActNames names;
    private final Clock clock;

    ActsController(Acts acts, ActNames names, Clock clock) {
        this.acts = acts;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping("/acts")
    ModelAndView list(Viewer viewer, ActsQuery query) {
        List<ActRow> found = acts.list(viewer.post(), query.filter(), query.before(), SIZE + 1);
        List<ActRow> shown = found.subList(0, Math.min(SIZE, found.size()));
        Address address = query.address("/acts");
        String older = found.size() > SIZE
                ? address.with("before", shown.getLast().id()).toString()
                : null;
        String latest = query.before() == null ? null : address.toString();
        return Html.of(
                "admin/acts",
                new ActsPage(
                        query,
                        shown,
                        names.of(shown),
                        older,
                        latest,
                        query.address("/acts/export").toString()));
    }

    @GetMapping("/acts/{id}")
    ModelAndView one(Viewer viewer, @PathVariable long id) {
        ActRow act = acts.find(viewer.post(), id).orElseThrow(NotFound::new);
        return Html.of("admin/act", act);
    }

    /** The list as it is filtered, streamed; ends at what a sheet holds. */
    @GetMapping("/acts/export")
    void export(Viewer viewer, ActsQuery query, HttpServletResponse response) throws IOException {
        Download.sheet(response, query.signIns() ? "登录日志" : "操作日志", LocalDate.now(clock));
        List<String> headings = List.of("编号", "时间", "操作人", "来源地址", "单位", "操作", "对象", "对象编号", "内容", "原因", "校验值");
        try (SheetWriter sheet = SheetWriter.open(response.getOutputStream(), "操作日志", headings)) {
            acts.stream(viewer.post(), query.filter(), SheetWriter.MOST_ROWS, act -> write(sheet, act));
        }
    }

    private static void write(SheetWriter sheet, ActRow act) {
        sheet.row(
                act.id(),
                act.at(),
                act.actor(),
                act.address(),
                act.unitName(),
                act.verb().label(),
                ActObject.label(act),
                act.objectId(),
                act.detail(),
                act.reason(),
                act.hash());
    }
}
