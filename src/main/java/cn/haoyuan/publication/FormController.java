package cn.haoyuan.publication;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.EditOutcome;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.FormReading;
import cn.haoyuan.plan.FormStep;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanWriter;
import cn.haoyuan.plan.Problem;
import cn.haoyuan.plan.TypedForm;
import cn.haoyuan.web.Html;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One form of a draft: laid out and typed as its page shows it, kept while one types, taken over when it is sound. */
@Controller
@Needs(Permission.EDIT_PLAN)
class FormController {

    private final FormDrafting drafting;

    FormController(FormDrafting drafting) {
        this.drafting = drafting;
    }

    /** {@code open}: the part that stands open, as {@code s0.f2}. */
    @GetMapping("/plan/drafts/{id}/forms/{key}")
    ModelAndView page(
            @PathVariable int id, @PathVariable String key, @RequestParam(defaultValue = "") String open, Model flash) {
        FormPage page = drafting.page(id, key, open);
        return Html.of("publication/form", page.saved(flash.containsAttribute(DraftController.SAVED)));
    }

    @GetMapping("/plan/drafts/{id}/forms/{key}/source")
    ResponseEntity<String> source(@PathVariable int id, @PathVariable String key) {
        return PublicationController.yaml(new PlanFile(key + ".yaml", PlanWriter.write(drafting.form(id, key))));
    }

    /** {@code like}: the form that the new one is to ask the same as; "" for one with a single question. */
    @PostMapping("/plan/drafts/{id}/forms")
    String add(Viewer viewer, @PathVariable int id, @RequestParam(defaultValue = "") String like) {
        return "redirect:/plan/drafts/" + id + "/forms/" + drafting.add(viewer, id, like);
    }

    @GetMapping("/plan/drafts/{id}/form-file")
    ModelAndView file(@PathVariable int id) {
        return file(id, "", null, List.of(), HttpStatus.OK);
    }

    @PostMapping("/plan/drafts/{id}/form-file")
    ModelAndView take(
            Viewer viewer, @PathVariable int id, @RequestParam MultipartFile file, RedirectAttributes redirect)
            throws IOException {
        YamlUpload upload = YamlUpload.of(file, "表单文件");
        String name = upload.file().name();
        if (upload.refusal() != null) {
            return file(id, name, upload.refusal(), List.of(), upload.status());
        }
        return switch (drafting.take(viewer, id, upload.file())) {
            case FormReading.Refused(List<Problem> problems) ->
                file(id, name, null, problems, HttpStatus.UNPROCESSABLE_CONTENT);
            case FormReading.Accepted(Form form) -> {
                redirect.addFlashAttribute("notice", "《" + form.title() + "》已导入草稿");
                yield new ModelAndView("redirect:/plan/drafts/" + id + "#forms");
            }
        };
    }

    private ModelAndView file(
            int id, String name, @Nullable String refusal, List<Problem> problems, HttpStatus status) {
        return Html.of("publication/form-file", new FormFilePage(drafting.draft(id), name, refusal, problems), status);
    }

    @PostMapping("/plan/drafts/{id}/forms/{key}/drop")
    String drop(Viewer viewer, @PathVariable int id, @PathVariable String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", drafting.drop(viewer, id, key));
        return "redirect:/plan/drafts/" + id + "#forms";
    }

    /** {@code act}: save, keep (the autosave), or a {@link FormStep}. */
    @PostMapping("/plan/drafts/{id}/forms/{key}")
    ModelAndView save(
            Viewer viewer,
            @PathVariable int id,
            @PathVariable String key,
            @RequestHeader(value = "HX-Request", defaultValue = "false") boolean part,
            @RequestParam(defaultValue = "save") String act,
            @RequestParam(defaultValue = "") String base,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes redirect) {
        FormFields form = new FormFields(fields);
        TypedForm typed = form.read();
        boolean save = act.equals("save") && !part;
        FormStep.Laid laid = FormStep.read(act)
                .map(step -> step.on(
                        typed, step.at().isEmpty() ? "" : form.added(step.at().getFirst())))
                .orElse(new FormStep.Laid(typed, ""));
        EditOutcome<TypedForm> outcome = save
                ? drafting.put(viewer, id, key, typed, base)
                : drafting.keep(viewer, id, key, typed, laid.form(), base);
        return new DraftAnswer<TypedForm>(
                        "publication/form", part, (now, from, problems, theirs) -> drafting.page(id, key, "")
                                .showing(now, from, problems, theirs))
                .to(
                        outcome,
                        typed,
                        base,
                        saved -> saved(
                                id,
                                key,
                                act,
                                save ? "《" + typed.title() + "》已保存到草稿" + saved.words() : "",
                                laid.at(),
                                redirect),
                        () -> LostPage.of(drafting.changed(key, laid.form())));
    }

    /** {@code notice}: what to say of a form that was saved; "" where it was only kept, to be laid out anew. */
    private static ModelAndView saved(
            int id, String key, String act, String notice, String at, RedirectAttributes redirect) {
        redirect.addFlashAttribute(DraftController.SAVED, FormPage.keep(id, key));
        String draft = "redirect:/plan/drafts/" + id;
        if (!notice.isEmpty()) {
            redirect.addFlashAttribute("notice", notice);
            return new ModelAndView(draft + "#forms");
        }
        if (act.startsWith("drop")) {
            redirect.addFlashAttribute("notice", "已去掉，保存到草稿才算数");
        }
        return new ModelAndView(draft + "/forms/" + key + (at.isEmpty() ? "#sections" : "?open=" + at + "#f-" + at));
    }

    @PostMapping("/plan/drafts/{id}/forms/{key}/restore")
    String restore(Viewer viewer, @PathVariable int id, @PathVariable String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", drafting.restore(viewer, id, key));
        return "redirect:/plan/drafts/" + id + "#forms";
    }

    @PostMapping("/plan/drafts/{id}/forms/{key}/forget")
    String forget(@PathVariable int id, @PathVariable String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", drafting.forget(id, key));
        return "redirect:/plan/drafts/" + id + "#forms";
    }
}
