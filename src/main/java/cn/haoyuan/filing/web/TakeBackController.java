package cn.haoyuan.filing.web;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Reason;
import cn.haoyuan.filing.Outcome;
import cn.haoyuan.filing.TakingBack;
import cn.haoyuan.filing.TakingBack.Prospect;
import cn.haoyuan.filing.Typed;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Html;
import cn.haoyuan.web.PageSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking acceptances back, one or several: what will follow is read first. */
@Controller
@Needs(Permission.REVIEW_FILING)
class TakeBackController {

    private final TakingBack taking;

    TakeBackController(TakingBack taking) {
        this.taking = taking;
    }

    /** Where the acceptance of these is taken back. */
    static String address(List<Long> ids) {
        return Address.of("/filings/take-back").with("id", ids).toString();
    }

    @GetMapping("/filings/take-back")
    ModelAndView page(Viewer viewer, @RequestParam(defaultValue = "") List<Long> id) {
        return id.isEmpty()
                ? new ModelAndView("redirect:/filings?tab=DONE")
                : Html.of("filing/take-back", page(viewer, id, Set.of(), "", null, List.of()));
    }

    /**
     * {@code among}: those that the page showed, of which {@code id} were ticked; {@code no.7} the submission of the filing 7 that it showed
     * as accepted.
     */
    @PostMapping("/filings/take-back")
    ModelAndView takeBack(
            Viewer viewer,
            @RequestParam(defaultValue = "") List<Long> among,
            @RequestParam(defaultValue = "") List<Long> id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Map<String, String> typed,
            RedirectAttributes flash) {
        List<Long> shown = among.isEmpty() ? id : among;
        String why = Typed.clean(reason).strip();
        List<Prospect> chosen = taking.prospects(viewer, some(id));
        String wrong = Reason.problem(why).map(said -> said + "。").orElse(null);
        if (wrong != null || chosen.isEmpty()) {
            List<String> none = chosen.isEmpty() ? List.of("没有选中任何一份。请在要撤回的前面打勾。") : List.of();
            return Html.of(
                    "filing/take-back",
                    page(viewer, shown, Set.copyOf(id), reason, wrong, none),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<String> refused = new ArrayList<>();
        for (Prospect each : chosen) {
            long filing = each.filing().id();
            String no = typed.getOrDefault("no." + filing, "");
            Outcome outcome = taking.takeBack(viewer, filing, no.matches("[0-9]{1,9}") ? Integer.parseInt(no) : 0, why);
            if (outcome instanceof Outcome.Refused(String reasons)) {
                refused.add(each.filing().unitName() + "《" + each.title() + "》：" + reasons);
            }
        }
        int done = chosen.size() - refused.size();
        if (refused.isEmpty()) {
            flash.addFlashAttribute(
                    "notice", done == 1 ? "已撤回通过，请重新审核：退回，或者再通过。" : "已撤回 %d 份的通过，都回到待审核。".formatted(done));
            return new ModelAndView("redirect:"
                    + (done == 1 ? "/filings/" + chosen.getFirst().filing().id() + "/review" : "/filings?tab=REVIEW"));
        }
        refused.addFirst((done > 0 ? "已撤回 %d 份的通过。".formatted(done) : "") + "下面 %d 份没有撤回：".formatted(refused.size()));
        return Html.of(
                "filing/take-back", page(viewer, shown, Set.copyOf(id), reason, null, refused), HttpStatus.CONFLICT);
    }

    private TakeBackPage page(
            Viewer viewer,
            List<Long> ids,
            Set<Long> ticked,
            String reason,
            @Nullable String wrong,
            List<String> problems) {
        return new TakeBackPage(taking.prospects(viewer, some(ids)), ticked, reason, wrong, problems);
    }

    /** As many as are accepted at once: no more than a list shows. */
    private static List<Long> some(List<Long> ids) {
        return ids.stream().distinct().limit(PageSize.most()).toList();
    }
}
