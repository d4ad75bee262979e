package cn.haoyuan.filing.web;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.Outcome;
import cn.haoyuan.filing.Reviewing;
import cn.haoyuan.web.Html;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Accepting several filings at once: only those that the reviewer has read, each decided and put on record by itself. */
@Controller
@Needs(Permission.REVIEW_FILING)
class BatchController {

    private final Review review;
    private final Reviewing reviewing;
    private final FilingListPages lists;

    BatchController(Review review, Reviewing reviewing, FilingListPages lists) {
        this.review = review;
        this.reviewing = reviewing;
        this.lists = lists;
    }

    @PostMapping("/filings/accept-read")
    ModelAndView accept(
            Viewer viewer,
            FilingsQuery query,
            @RequestParam(defaultValue = "") List<Long> id,
            RedirectAttributes flash) {
        List<Filing> chosen = id.stream()
                .distinct()
                .limit(query.rows())
                .map(each -> review.received(viewer, each))
                .toList();
        List<String> refused = new ArrayList<>();
        for (Filing filing : chosen) {
            if (reviewing.acceptRead(viewer, filing.id()) instanceof Outcome.Refused(String reason)) {
                refused.add(filing.unitName() + "：" + reason);
            }
        }
        String done = "已通过 %d 份。".formatted(chosen.size() - refused.size());
        if (refused.isEmpty()) {
            if (chosen.isEmpty()) {
                flash.addFlashAttribute("notice", "没有选中任何一份。请先在看完的前面打勾。");
            } else {
                flash.addFlashAttribute("notice", done + "通过错了，可以");
                flash.addFlashAttribute("noticedAs", "撤回通过");
                flash.addFlashAttribute(
                        "noticed",
                        TakeBackController.address(
                                chosen.stream().map(Filing::id).toList()));
            }
            return new ModelAndView("redirect:" + query.list());
        }
        refused.addFirst(done + "下面 %d 份没有通过：".formatted(refused.size()));
        return Html.of("filing/list", lists.page(viewer, query, 1, refused), HttpStatus.CONFLICT);
    }
}
