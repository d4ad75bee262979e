package cn.haoyuan.admin;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.sheet.SentSheet;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.sheet.UnreadableSheet;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
        try (SentSheet sheet = SentSheet.of(file, AccountImportPage.MEGABYTES)) {
            AccountUpload.Outcome outcome = upload.take(viewer, sheet.path(), sheet.name(), enter);
            SentSheet.Checked checked = sheet.checked(outcome.file());
            return Html.of(
                    PAGE,
                    new AccountImportPage(
                            null,
                            checked,
                            outcome.entered(),
                            outcome.created(),
                            outcome.added(),
                            outcome.handed(),
                            outcome.shared(),
                            passwords(outcome.handed())),
                    checked.wrong() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        } catch (UnreadableSheet unreadable) {
            return Html.of(
                    PAGE,
                    AccountImportPage.blank(String.valueOf(unreadable.getMessage())),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** A sheet of them in base 64, because it is kept nowhere. */
    private static String passwords(List<FirstPassword> handed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.open(out, "初始密码", List.of("姓名", "账号", "初始密码", "任职"))) {
            for (FirstPassword one : handed) {
                sheet.row(one.name(), one.username(), one.password(), one.posts());
            }
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
