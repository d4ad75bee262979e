package cn.haoyuan.publication;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.EditOutcome;
import cn.haoyuan.plan.TypedMeasure;
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

/** One measure of a draft: its form, kept while one types, taken over when it is sound. */
@Controller
@Needs(Permission.EDIT_PLAN)
class MeasureController {

    private final Drafting drafting;

    MeasureController(Drafting drafting) {
        this.drafting = drafting;
    }

    @GetMapping("/plan/drafts/{id}/measures/{key}")
    ModelAndView page(@PathVariable int id, @PathVariable String key, Model flash) {
        return Html.of(
                "publication/measure", drafting.measure(id, key).saved(flash.containsAttribute(DraftController.SAVED)));
    }

    /** {@code act}: save, keep (the autosave), add, or drop-n for the n-th ask from 0. */
    @PostMapping("/plan/drafts/{id}/measures/{key}")
    ModelAndView save(
            Viewer viewer,
            @PathVariable int id,
            @PathVariable String key,
            @RequestHeader(value = "HX-Request", defaultValue = "false") boolean part,
            @RequestParam(defaultValue = "save") String act,
            @RequestParam(defaultValue = "") String base,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes redirect) {
        TypedMeasure typed = MeasureForm.read(fields);
        boolean save = act.equals("save") && !part;
        TypedMeasure wanted = act.equals("add")
                ? typed.plusAsk()
                : act.matches("drop-[0-9]{1,2}") ? typed.withoutAsk(Integer.parseInt(act.substring(5))) : typed;
        EditOutcome<TypedMeasure> outcome =
                save ? drafting.put(viewer, id, key, wanted, base) : drafting.keep(viewer, id, key, wanted, base);
        return new DraftAnswer<TypedMeasure>(
                        "publication/measure", part, (now, from, problems, theirs) -> drafting.measure(id, key)
                                .showing(now, from, problems, theirs))
                .to(
                        outcome,
                        typed,
                        base,
                        saved -> saved(id, key, save ? "“" + typed.title() + "”已保存到草稿" + saved.words() : "", redirect),
                        () -> LostPage.of(drafting.changed(key, wanted)));
    }

    /** {@code notice}: what to say of a measure that was saved; "" where it was only kept, with one ask more or less. */
    private static ModelAndView saved(int id, String key, String notice, RedirectAttributes redirect) {
        redirect.addFlashAttribute(DraftController.SAVED, MeasurePage.keep(id, key));
        if (notice.isEmpty()) {
            return new ModelAndView("redirect:/plan/drafts/" + id + "/measures/" + key + "#asks");
        }
        redirect.addFlashAttribute("notice", notice);
        return new ModelAndView("redirect:/plan/drafts/" + id + "#m-" + key);
    }
}
