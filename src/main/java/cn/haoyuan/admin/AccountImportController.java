package cn.haoyuan.admin;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.sheet.MarkedCopy;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.sheet.UnreadableSheet;
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

/** Accounts from a file: check it, then take it in. The passwords are in the answer itself and nowhere else. */
@Controller
@Needs(Permission.MANAGE_ACCOUNTS)
class AccountImportController {

    private static final String PAGE = "admin/import";
    private static final long LARGEST = 1 << 20;

    private final AccountUpload upload;

    AccountImportController(AccountUpload upload) {
        this.upload = upload;
    }

    @GetMapping("/accounts/import")
    ModelAndView page() {
        return Html.of(PAGE, AccountImportPage.blank(null));
    }

    @GetMapping("/accounts/import/template.xlsx")
    void template(Viewer viewer, HttpServletResponse response) throws IOException {
        Download.begin(response, "人员账号模板.xlsx");
        upload.template(viewer, response.getOutputStream());
    }

    @PostMapping("/accounts/import")
    ModelAndView take(
            Viewer viewer,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean enter)
            throws IOException {
        String name = file == null ? "" : Typed.text(file.getOriginalFilename());
        if (file == null || name.isEmpty() || file.getSize() > LARGEST) {
            return refused(file == null || name.isEmpty() ? "请先选择文件。" : "文件超过 1 MB，请分成几个文件。");
        }
        Path copy = Files.createTempFile("accounts", ".upload");
        try {
            file.transferTo(copy);
            AccountUpload.Outcome outcome = upload.take(viewer, copy, name, enter);
            boolean wrong = !outcome.file().problems().isEmpty();
            ByteArrayOutputStream sheet = new ByteArrayOutputStream();
            if (wrong) {
                MarkedCopy.write(copy, outcome.file().problems(), outcome.file().headings(), sheet);
            } else {
                hand(outcome.handed(), sheet);
            }
            AccountImportPage page = new AccountImportPage(
                    null,
                    name,
                    outcome.file().lines().size(),
                    outcome.file().problems(),
                    outcome.entered(),
                    outcome.added(),
                    outcome.handed(),
                    Base64.getEncoder().encodeToString(sheet.toByteArray()));
            return Html.of(PAGE, page, wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        } catch (UnreadableSheet unreadable) {
            return refused(String.valueOf(unreadable.getMessage()));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static void hand(List<AccountUpload.Handed> handed, ByteArrayOutputStream out) throws IOException {
        try (SheetWriter sheet = SheetWriter.open(out, "初始密码", List.of("姓名", "账号", "初始密码", "单位", "角色"))
                .widths(14, 24, 20, 40, 14)) {
            for (AccountUpload.Handed one : handed) {
                sheet.row(one.name(), one.username(), one.password(), one.unit(), one.role());
            }
        }
    }

    private static ModelAndView refused(String why) {
        return Html.of(PAGE, AccountImportPage.blank(why), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
