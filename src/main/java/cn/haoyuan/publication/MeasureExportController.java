package cn.haoyuan.publication;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Receiver;
import cn.haoyuan.plan.Standing;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Download;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The measures of a version of the plan as a spreadsheet, a row for each kind of owner. */
@Controller
@Needs(Permission.SEE_BOARD)
class MeasureExportController {

    private static final List<String> HEADINGS =
            List.of("条款", "举措", "内容", "谁来做", "条件", "对象", "用什么证明", "主题", "次数", "频次", "期限", "送谁", "是否含默认值");

    private final Publications publications;

    MeasureExportController(Publications publications) {
        this.publications = publications;
    }

    @GetMapping("/plan/measures.xlsx")
    void export(Viewer viewer, @RequestParam(required = false) @Nullable Integer version, HttpServletResponse response)
            throws IOException {
        PlanPage page = publications.page(viewer, version);
        if (page.version() == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "还没有发布行动计划。");
        }
        Plan plan = page.plan();
        Download.begin(response, plan.title() + " 举措（第" + page.version().no() + "版）.xlsx");
        try (SheetWriter sheet = SheetWriter.open(response.getOutputStream(), "举措", HEADINGS)) {
            for (Measure measure : plan.measures()) {
                for (Ask ask : measure.asks()) {
                    ask(sheet, plan, measure, ask);
                }
                if (measure.standing() != null) {
                    standing(sheet, measure, measure.standing());
                }
            }
        }
    }

    private static void ask(SheetWriter sheet, Plan plan, Measure measure, Ask ask) {
        sheet.row(
                String.join("、", measure.clauses()),
                measure.title(),
                measure.text(),
                ask.who().label(),
                ask.having() == null ? null : ask.having().label(),
                ask.about() == null ? null : ask.about().label(),
                ask.evidence().label(),
                ask.topic() == null
                        ? null
                        : plan.topic(ask.topic()).map(topic -> topic.title()).orElse(""),
                ask.count(),
                ask.cadence().label(),
                ask.due().label(),
                ask.receiver().label(),
                !ask.defaults().isEmpty());
    }

    private static void standing(SheetWriter sheet, Measure measure, Standing standing) {
        sheet.row(
                String.join("、", measure.clauses()),
                measure.title(),
                measure.text(),
                standing.who().label(),
                null,
                null,
                "常态条件：" + standing.condition().label(),
                null,
                null,
                "每天都应满足",
                "自 " + Day.of(standing.from()) + " 起",
                Receiver.NONE.label(),
                false);
    }
}
