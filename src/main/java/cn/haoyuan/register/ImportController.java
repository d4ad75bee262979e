package cn.haoyuan.register;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.sheet.SentSheet;
import cn.haoyuan.sheet.UnreadableSheet;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The import of a register file: check it, then take it in. */
@Controller
@Needs(Permission.EDIT_UNITS)
class ImportController {

    private static final String PAGE = "register/import";
    private final RegisterUpload upload;
    private final KeptFiles kept;

    ImportController(RegisterUpload upload, KeptFiles kept) {
        this.upload = upload;
        this.kept = kept;
    }

    @GetMapping("/units/import")
    ModelAndView page(Viewer viewer) {
        return Html.of(PAGE, ImportPage.empty(upload.hasCounties(viewer) ? null : viewer.unitId()));
    }

    @GetMapping("/units/import/template.xlsx")
    void template(Viewer viewer, HttpServletResponse response) throws IOException {
        Download.begin(response, "幼儿园名册模板.xlsx");
        upload.template(viewer, response.getOutputStream());
    }

    /** The file that was refused, with what is wrong in it. */
    @GetMapping("/units/import/marked/{key}")
    void marked(Viewer viewer, @PathVariable UUID key, HttpServletResponse response) throws IOException {
        send(viewer, key, "名册（标注问题）.xlsx", response);
    }

    /** All that the file which was checked would change. */
    @GetMapping("/units/import/changes/{key}")
    void changes(Viewer viewer, @PathVariable UUID key, HttpServletResponse response) throws IOException {
        send(viewer, key, "名册（将有的变动）.xlsx", response);
    }

    private void send(Viewer viewer, UUID key, String name, HttpServletResponse response) throws IOException {
        Path file = kept.find(viewer, key)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "这份文件只保留一天，请重新上传名册。"));
        Download.begin(response, name);
        Files.copy(file, response.getOutputStream());
    }

    @PostMapping("/units/import")
    ModelAndView take(
            Viewer viewer,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean enter,
            RedirectAttributes redirect)
            throws IOException {
        try (SentSheet sheet = SentSheet.of(file, ImportPage.MEGABYTES)) {
            RegisterUpload.Outcome outcome = upload.take(viewer, sheet.path(), sheet.name(), enter);
            if (outcome.entered()) {
                redirect.addFlashAttribute("notice", words(outcome));
                return new ModelAndView("redirect:/units");
            }
            String key = outcome.problemCount() == 0 ? null : kept.keepMarked(viewer, sheet.path(), outcome);
            return Html.of(
                    PAGE,
                    new ImportPage(null, ImportPage.result(outcome), sheet.name(), key, null),
                    outcome.problemCount() == 0 ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (UnreadableSheet unreadable) {
            return refused(String.valueOf(unreadable.getMessage()));
        }
    }

    private static ModelAndView refused(String why) {
        return Html.of(PAGE, new ImportPage(why, null, null, null, null), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static String words(RegisterUpload.Outcome outcome) {
        int opened = outcome.check().opened();
        int changed = outcome.check().changed();
        return opened + changed == 0
                ? "文件里的 " + outcome.rows() + " 所幼儿园都已在册且没有变化，名册未作改动。"
                : "导入完成：新增 " + opened + " 所，更新 " + changed + " 所，未变 "
                        + outcome.check().unchanged() + " 所。";
    }
}
