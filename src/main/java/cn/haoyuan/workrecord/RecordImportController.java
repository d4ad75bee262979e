package cn.haoyuan.workrecord;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.sheet.MarkedCopy;
import cn.haoyuan.sheet.UnreadableSheet;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
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
    private static final long LARGEST = 2 << 20;

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
        String name = file == null ? "" : RecordForm.of(file.getOriginalFilename());
        if (file == null || name.isEmpty() || file.getSize() > LARGEST) {
            return refused(viewer, file == null || name.isEmpty() ? "请先选择文件。" : "文件超过 2 MB，请分成几个文件。");
        }
        Path copy = Files.createTempFile("records", ".upload");
        try {
            file.transferTo(copy);
            RecordUpload.Outcome outcome = upload.take(viewer, copy, name, enter);
            if (outcome.entered()) {
                redirect.addFlashAttribute("notice", words(outcome));
                return new ModelAndView("redirect:/records?mine=true");
            }
            boolean wrong = !outcome.file().problems().isEmpty();
            RecordImportPage page = new RecordImportPage(
                    kinds(viewer),
                    null,
                    name,
                    outcome.file().lines().size(),
                    outcome.file().problems(),
                    outcome.added(),
                    outcome.before(),
                    wrong ? marked(copy, outcome) : null);
            return Html.of(PAGE, page, wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        } catch (UnreadableSheet unreadable) {
            return refused(viewer, String.valueOf(unreadable.getMessage()));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static String marked(Path copy, RecordUpload.Outcome outcome) throws IOException, UnreadableSheet {
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        MarkedCopy.write(copy, outcome.file().problems(), outcome.file().headings(), sheet);
        return Base64.getEncoder().encodeToString(sheet.toByteArray());
    }

    private static String words(RecordUpload.Outcome outcome) {
        String again = outcome.before() == 0 ? "" : "，另有 " + outcome.before() + " 行此前已登记，没有重复";
        return "导入完成：登记 " + outcome.added() + " 条工作记录" + again + "。";
    }

    private ModelAndView refused(Viewer viewer, String why) {
        return Html.of(PAGE, blank(viewer, why), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private RecordImportPage blank(Viewer viewer, @Nullable String refused) {
        return new RecordImportPage(kinds(viewer), refused, null, 0, List.of(), 0, 0, null);
    }

    private List<Choice> kinds(Viewer viewer) {
        return upload.kinds(viewer).stream()
                .map(kind -> new Choice(kind.name(), kind.label()))
                .toList();
    }
}
