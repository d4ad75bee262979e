package cn.haoyuan.publication;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.Edit;
import cn.haoyuan.plan.EditOutcome;
import cn.haoyuan.plan.Problem;
import cn.haoyuan.plan.TypedMeasure;
import cn.haoyuan.web.Html;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
        return switch (outcome) {
            case EditOutcome.Saved<TypedMeasure>(String now, boolean _) when part -> part(id, key, typed, now, null);
            case EditOutcome.Saved<TypedMeasure> saved
            when save -> {
                redirect.addFlashAttribute("notice", "“" + typed.title() + "”已保存到草稿" + saved.words());
                redirect.addFlashAttribute(DraftController.SAVED, MeasurePage.keep(id, key));
                yield new ModelAndView("redirect:/plan/drafts/" + id + "#m-" + key);
            }
            case EditOutcome.Saved<TypedMeasure> saved -> {
                redirect.addFlashAttribute(DraftController.SAVED, MeasurePage.keep(id, key));
                yield new ModelAndView("redirect:/plan/drafts/" + id + "/measures/" + key + "#asks");
            }
            case EditOutcome.Unsound<TypedMeasure>(TypedMeasure sent, String now, List<Problem> problems) ->
                page(id, key, sent, now, problems, null);
            case EditOutcome.Clash<TypedMeasure>(TypedMeasure mine, Edit<TypedMeasure> theirs)
            when part -> part(id, key, typed, base, theirs);
            case EditOutcome.Clash<TypedMeasure>(TypedMeasure mine, Edit<TypedMeasure> theirs) ->
                page(id, key, mine, theirs.base(), List.of(), theirs);
            case EditOutcome.Gone<TypedMeasure> gone -> LostPage.of(drafting.changed(key, wanted));
        };
    }

    private ModelAndView part(
            int id, String key, TypedMeasure typed, String base, @Nullable Edit<TypedMeasure> theirs) {
        MeasurePage page = drafting.measure(id, key);
        return Html.of(
                "publication/measure-kept",
                new MeasurePage(page.draft(), page.edit(), typed, base, List.of(), false, theirs),
                theirs == null ? HttpStatus.OK : HttpStatus.CONFLICT);
    }

    private ModelAndView page(
            int id,
            String key,
            TypedMeasure typed,
            String base,
            List<Problem> problems,
            @Nullable Edit<TypedMeasure> theirs) {
        MeasurePage page = drafting.measure(id, key);
        return Html.of(
                "publication/measure",
                new MeasurePage(page.draft(), page.edit(), typed, base, problems, false, theirs),
                theirs == null ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT);
    }
}
