package cn.haoyuan.workrecord;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.sheet.SentSheet;
import cn.haoyuan.sheet.UnreadableSheet;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records from a file: check it, then take it in. */
@Controller
@Needs(Permission.RECORD_WORK)
class RecordImportController {

    private static final String PAGE = "workrecord/import";

    private final RecordUpload upload;

    RecordImportController(RecordUpload upload) {
        this.upload = upload;
    }

    @GetMapping("/records/import")
    ModelAndView page(Viewer viewer) {
        return Html.of(PAGE, blank(viewer, null));
    }

    @GetMapping("/records/import/template.xlsx")
    void template(Viewer viewer, @RequestParam(required = false) @Nullable String kind, HttpServletResponse response)
            throws IOException {
        Download.begin(response, "工作记录模板.xlsx");
        upload.template(viewer, kind, response.getOutputStream());
    }

    @PostMapping("/records/import")
    ModelAndView take(
            Viewer viewer,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean enter,
            RedirectAttributes redirect)
            throws IOException {
        try (SentSheet sheet = SentSheet.of(file, RecordImportPage.MEGABYTES)) {
            RecordUpload.Outcome outcome = upload.take(viewer, sheet.path(), sheet.name(), enter);
            if (outcome.entered()) {
                redirect.addFlashAttribute("notice", words(outcome));
                return new ModelAndView("redirect:/records?mine=true&sort=RECORDED");
            }
            SentSheet.Checked checked = sheet.checked(outcome.file());
            return Html.of(
                    PAGE,
                    new RecordImportPage(upload.kinds(viewer), null, checked, outcome.added(), outcome.left()),
                    checked.wrong() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        } catch (UnreadableSheet unreadable) {
            return Html.of(
                    PAGE, blank(viewer, String.valueOf(unreadable.getMessage())), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static String words(RecordUpload.Outcome outcome) {
        List<String> ignored = outcome.file().ignored();
        return "导入完成：登记 " + outcome.added() + " 条工作记录" + outcome.left() + "。"
                + (ignored.isEmpty() ? "" : "没有用到的列：" + String.join("、", ignored) + "。");
    }

    private RecordImportPage blank(Viewer viewer, @Nullable String refused) {
        return new RecordImportPage(upload.kinds(viewer), refused, null, 0, "");
    }
}
