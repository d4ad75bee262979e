package cn.haoyuan.filing.web;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.PlanDrafts;
import cn.haoyuan.web.Html;
import cn.haoyuan.web.NotFound;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** A form of a draft of the plan as those who will fill it in are to see it. */
@Controller
@Needs(Permission.EDIT_PLAN)
class PreviewController {

    private final PlanDrafts drafts;
    private final FormViews views;

    PreviewController(PlanDrafts drafts, FormViews views) {
        this.drafts = drafts;
        this.views = views;
    }

    @GetMapping("/plan/drafts/{id}/forms/{key}/preview")
    ModelAndView preview(@PathVariable int id, @PathVariable String key) {
        Optional<Form> form = drafts.draft(id).flatMap(draft -> draft.plan().form(key));
        return form.map(each -> Html.of("filing/preview", new PreviewPage(id, each, views.blank(each))))
                .orElseThrow(NotFound::new);
    }
}
