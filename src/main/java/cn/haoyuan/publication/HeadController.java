package cn.haoyuan.publication;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.EditOutcome;
import cn.haoyuan.plan.FormStep;
import cn.haoyuan.plan.TypedHead;
import cn.haoyuan.web.Html;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a draft says of its plan, and its clauses: kept while one types, taken over when it is sound. */
@Controller
@Needs(Permission.EDIT_PLAN)
class HeadController {

    private final HeadDrafting drafting;

    HeadController(HeadDrafting drafting) {
        this.drafting = drafting;
    }

    /** {@code open}: the clause that stands open, as {@code c2}. */
    @GetMapping("/plan/drafts/{id}/head")
    ModelAndView page(@PathVariable int id, @RequestParam(defaultValue = "") String open, Model flash) {
        return Html.of(
                "publication/head", drafting.page(id, open).saved(flash.containsAttribute(DraftController.SAVED)));
    }

    /** {@code act}: save, move (save, and the days of the measures with it), keep (the autosave), or a {@link FormStep} among the clauses. */
    @PostMapping("/plan/drafts/{id}/head")
    ModelAndView save(
            Viewer viewer,
            @PathVariable int id,
            @RequestHeader(value = "HX-Request", defaultValue = "false") boolean part,
            @RequestParam(defaultValue = "save") String act,
            @RequestParam(defaultValue = "") String base,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes redirect) {
        TypedHead typed = new HeadFields(fields).read();
        boolean moving = act.equals("move");
        boolean save = (act.equals("save") || moving) && !part;
        TypedHead.Laid laid = FormStep.read(act).map(typed::after).orElse(new TypedHead.Laid(typed, ""));
        EditOutcome<TypedHead> outcome = save
                ? drafting.put(viewer, id, typed, moving, base)
                : drafting.keep(viewer, id, typed, laid.head(), base);
        return new DraftAnswer<TypedHead>(
                        "publication/head", part, (now, from, problems, theirs) -> drafting.page(id, "")
                                .showing(now, from, problems, theirs))
                .to(
                        outcome,
                        typed,
                        base,
                        saved -> saved(id, act, save, laid.at(), saved, redirect),
                        () -> LostPage.of(drafting.changed(laid.head())));
    }

    private static ModelAndView saved(
            int id,
            String act,
            boolean save,
            String at,
            EditOutcome.Saved<TypedHead> saved,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute(DraftController.SAVED, HeadPage.keep(id));
        String draft = "redirect:/plan/drafts/" + id;
        if (save) {
            redirect.addFlashAttribute(
                    "notice", "计划名称、期限和条款已保存到草稿" + (act.equals("move") ? "，举措里写明的日子也移了，请逐项核对" : "") + saved.words());
            return new ModelAndView(draft);
        }
        if (act.startsWith("drop")) {
            redirect.addFlashAttribute("notice", "已去掉，保存到草稿才算数");
        }
        return new ModelAndView(draft + "/head" + (at.isEmpty() ? "#clauses" : "?open=" + at + "#f-" + at));
    }

    @PostMapping("/plan/drafts/{id}/head/restore")
    String restore(Viewer viewer, @PathVariable int id, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", drafting.restore(viewer, id));
        return "redirect:/plan/drafts/" + id;
    }

    @PostMapping("/plan/drafts/{id}/head/forget")
    String forget(@PathVariable int id, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", drafting.forget(id));
        return "redirect:/plan/drafts/" + id;
    }
}
