package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Deadlines;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people and accounts of the viewer's subtree, and letting one in or out. */
@Controller
@Needs(Permission.MANAGE_ACCOUNTS)
class AccountsController {

    private final Personnel personnel;
    private final Clock clock;

    AccountsController(Personnel personnel, Clock clock) {
        this.personnel = personnel;
        this.clock = clock;
    }

    @GetMapping("/accounts")
    ModelAndView list(Viewer viewer, AccountsQuery query) {
        return Html.of("admin/accounts", personnel.list(viewer, query));
    }

    @GetMapping("/accounts/export")
    void export(Viewer viewer, AccountsQuery query, HttpServletResponse response) throws IOException {
        LocalDate today = LocalDate.now(clock);
        Download.sheet(response, "人员账号", today);
        List<String> headings = List.of("姓名", "账号", "任职", "状态", "最近登录");
        try (SheetWriter sheet = SheetWriter.open(response.getOutputStream(), "人员账号", headings)) {
            personnel.each(viewer, query, account -> write(sheet, account, today));
        }
    }

    private void write(SheetWriter sheet, Account account, LocalDate today) {
        sheet.row(
                account.name(),
                account.username(),
                account.posts().stream()
                        .filter(post -> !post.endedBefore(today))
                        .map(post -> post.unitName() + " · " + post.role().label()
                                + (post.on(today) ? "" : "（自 " + Day.of(post.from()) + "起）"))
                        .collect(Collectors.joining("；")),
                account.state().label(),
                account.lastSignIn() == null ? null : Deadlines.local(account.lastSignIn()));
    }

    @GetMapping("/accounts/{id}")
    ModelAndView one(Viewer viewer, @PathVariable int id) {
        return Html.of("admin/account", personnel.page(viewer, id));
    }

    @PostMapping("/accounts/{id}/disable")
    Object disable(
            Viewer viewer,
            @PathVariable int id,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes next) {
        return answer(viewer, id, personnel.disable(viewer, id, Typed.text(reason)), next);
    }

    @PostMapping("/accounts/{id}/enable")
    Object enable(Viewer viewer, @PathVariable int id, RedirectAttributes next) {
        return answer(viewer, id, personnel.enable(viewer, id), next);
    }

    @PostMapping("/accounts/{id}/unlock")
    Object unlock(Viewer viewer, @PathVariable int id, RedirectAttributes next) {
        return answer(viewer, id, personnel.unlock(viewer, id), next);
    }

    @PostMapping("/accounts/{id}/password")
    Object resetPassword(Viewer viewer, @PathVariable int id, RedirectAttributes next) {
        return answer(viewer, id, personnel.resetPassword(viewer, id), next);
    }

    @PostMapping("/accounts/{id}/person")
    Object correct(Viewer viewer, @PathVariable int id, PersonForm form, RedirectAttributes next) {
        return answer(viewer, id, personnel.correct(viewer, id, form), next);
    }

    /** A password is shown in the answer itself, so that it is never stored for a next page. */
    private Object answer(Viewer viewer, int id, Personnel.Outcome outcome, RedirectAttributes next) {
        return switch (outcome) {
            case Personnel.Outcome.Refused refused ->
                Html.of(
                        "admin/account",
                        personnel.page(viewer, id).refused(refused.reason()),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case Personnel.Outcome.Wrong wrong ->
                Html.of(
                        "admin/account",
                        personnel.page(viewer, id).refused(wrong.form()),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case Personnel.Outcome.NewPassword made ->
                Html.of("admin/account", personnel.page(viewer, id).showing(made.password()));
            case Personnel.Outcome.Done done -> {
                next.addFlashAttribute("notice", done.notice());
                yield "redirect:/accounts/" + id;
            }
        };
    }
}
