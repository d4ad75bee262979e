package cn.haoyuan.workrecord;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Reason;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import cn.haoyuan.web.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists of records, one record, voiding it. */
@Controller
@Needs(Permission.SEE_BOARD)
class RecordListController {

    private final RecordListPages lists;
    private final RecordPages pages;
    private final RecordExport export;
    private final WorkRecords records;

    RecordListController(RecordListPages lists, RecordPages pages, RecordExport export, WorkRecords records) {
        this.lists = lists;
        this.pages = pages;
        this.export = export;
        this.records = records;
    }

    @GetMapping("/records")
    ModelAndView list(Viewer viewer, @ModelAttribute RecordQuery query) {
        return Html.of("workrecord/list", lists.list(query, viewer));
    }

    @GetMapping("/records/export.xlsx")
    void export(Viewer viewer, @ModelAttribute RecordQuery query, HttpServletResponse response) throws IOException {
        RecordListPage page = lists.head(query, viewer);
        Download.sheet(response, page.fileName(), page.asOf());
        export.write(query, viewer, page, response.getOutputStream());
    }

    @GetMapping("/records/{id}")
    ModelAndView show(Viewer viewer, @PathVariable long id) {
        return Html.of("workrecord/record", pages.one(id, viewer, "", null));
    }

    @PostMapping("/records/{id}/void")
    @Needs(Permission.RECORD_WORK)
    ModelAndView declareVoid(
            Viewer viewer, @PathVariable long id, @RequestParam String reason, RedirectAttributes redirect) {
        WorkRecord record = pages.find(id);
        if (!WorkRecords.mayVoid(viewer, record)) {
            if (record.voided()) {
                redirect.addFlashAttribute("notice", "这条记录此前已经作废。");
                return new ModelAndView("redirect:/records/" + id);
            }
            throw new NotFound();
        }
        String why = RecordForm.of(reason);
        Optional<String> error = Reason.problem(why);
        if (error.isPresent()) {
            return Html.of(
                    "workrecord/record", pages.one(id, viewer, reason, error.get()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean counted = pages.counts(id);
        records.declareVoid(viewer, record, why);
        redirect.addFlashAttribute("notice", counted ? "已作废，由它完成的责任事项已重新计算。" : "已作废。");
        return new ModelAndView("redirect:/records/" + id);
    }
}
