package cn.haoyuan.filing.web;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.filing.Content;
import cn.haoyuan.filing.Drafts;
import cn.haoyuan.filing.FieldProblem;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingState;
import cn.haoyuan.filing.Forms;
import cn.haoyuan.filing.Outcome;
import cn.haoyuan.filing.SaveAnswer;
import cn.haoyuan.filing.SaveAttempt;
import cn.haoyuan.filing.Starting;
import cn.haoyuan.filing.Typed;
import cn.haoyuan.filing.Writing;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.Form;
import cn.haoyuan.web.Html;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing a filing: the page, its saves, handing it in. Without JavaScript a save is a button and a whole page. */
@Controller
@Needs(Permission.WRITE_FILING)
class EditController {

    private static final String LACKING = "lacking";

    /** The field whose missing rows are wanted back. */
    private static final String RESTORE = "restore";

    /** The field, and after a dot what a letter says now, which is wanted in the row that answers what it said before. */
    private static final String REWORD = "reword";

    /** What the filing answered when its page was made. */
    private static final String BASIS = "base";

    private final Editing editing;
    private final Drafts drafts;
    private final Writing writing;
    private final Starting starting;
    private final Forms forms;

    EditController(Editing editing, Drafts drafts, Writing writing, Starting starting, Forms forms) {
        this.editing = editing;
        this.drafts = drafts;
        this.writing = writing;
        this.starting = starting;
        this.forms = forms;
    }

    @GetMapping("/filings/{id}/edit")
    @ByKey
    public ModelAndView page(
            Viewer viewer,
            @PathVariable long id,
            @ModelAttribute RowsAsked asked,
            @ModelAttribute(name = LACKING, binding = false) Lacking lacking) {
        Filing filing = editing.own(viewer, id);
        return filing.state().writable() && starting.needless(filing).isEmpty()
                ? Html.of("filing/edit", editing.page(filing, asked, lacking))
                : new ModelAndView("redirect:/filings/" + id);
    }

    @ModelAttribute(LACKING)
    Lacking nothing() {
        return new Lacking(List.of(), null);
    }

    @PostMapping("/filings/{id}/draft")
    ModelAndView save(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = "HX-Request", defaultValue = "false") boolean part,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            RedirectAttributes flash) {
        Filing filing = editing.own(viewer, id);
        Form form = forms.of(filing).form();
        SaveAttempt attempt = SaveAttempt.of(parameters);
        Content before = parameters.containsKey(RESTORE) ? drafts.saved(id) : Content.EMPTY;
        SaveAnswer answer = drafts.save(viewer, id, form, attempt);
        if (!(answer instanceof SaveAnswer.Saved saved)) {
            return unsaved(filing, answer, attempt, part);
        }
        if (part) {
            return Html.of("filing/saved", editing.saved(filing, saved));
        }
        List<FieldProblem> refused = drafts.attach(viewer, id, form, files);
        if (!refused.isEmpty()) {
            return again(id, new Lacking(refused, null), flash);
        }
        String done = parameters.containsKey(RESTORE)
                ? drafts.restore(viewer, id, forms.of(filing), attempt.typed().word(RESTORE), before)
                : reworded(viewer, id, filing, attempt.typed().word(REWORD).split("[.]", 2));
        flash.addFlashAttribute("notice", "草稿已保存。" + done); // when, the foot of the form tells
        return new ModelAndView("redirect:/filings/" + id + "/edit" + place(form, attempt.typed()));
    }

    private String reworded(Viewer viewer, long id, Filing filing, String[] asked) {
        return asked.length < 2 ? "" : drafts.reword(viewer, id, forms.of(filing), asked[0], asked[1]);
    }

    @PostMapping("/filings/{id}/submit")
    ModelAndView submit(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            RedirectAttributes flash) {
        Filing filing = editing.own(viewer, id);
        Form form = forms.of(filing).form();
        SaveAttempt attempt = SaveAttempt.of(parameters);
        SaveAnswer answer = drafts.save(viewer, id, form, attempt);
        if (!(answer instanceof SaveAnswer.Saved)) {
            return unsaved(filing, answer, attempt, false);
        }
        List<FieldProblem> refused = drafts.attach(viewer, id, form, files);
        boolean corrected = !editing.basis(filing).equals(attempt.typed().word(BASIS));
        boolean unchanged = refused.isEmpty() && writing.unchanged(filing, form);
        if (corrected || unchanged && !parameters.containsKey("unchanged")) {
            List<FieldProblem> problems = corrected && refused.isEmpty() ? writing.lacking(filing) : refused;
            return again(id, Lacking.unconfirmed(problems, unchanged, corrected), flash);
        }
        Outcome outcome = refused.isEmpty() ? writing.submit(viewer, id) : new Outcome.Incomplete(refused);
        return switch (outcome) {
            case Outcome.Done(FilingState state) -> {
                flash.addFlashAttribute("notice", "已提交给" + filing.receiverName() + "。");
                yield new ModelAndView("redirect:/filings/" + id);
            }
            case Outcome.Refused(String reason) -> again(id, new Lacking(List.of(), reason), flash);
            case Outcome.Incomplete(List<FieldProblem> problems) -> again(id, new Lacking(problems, null), flash);
        };
    }

    /** What was typed is saved by now, so the page is asked for anew, and going back in the browser sends nothing again. */
    private static ModelAndView again(long id, Lacking lacking, RedirectAttributes flash) {
        flash.addFlashAttribute(LACKING, lacking);
        return new ModelAndView("redirect:/filings/" + id + "/edit");
    }

    private ModelAndView unsaved(Filing filing, SaveAnswer answer, SaveAttempt attempt, boolean part) {
        return switch (answer) {
            case SaveAnswer.Clash clash ->
                Html.of(
                        part ? "filing/clash" : "filing/clashes",
                        editing.clash(filing, clash, attempt),
                        HttpStatus.CONFLICT);
            case SaveAnswer.Refused(Content mine, String reason) ->
                part
                        ? Html.of("filing/unsaved", reason, HttpStatus.CONFLICT)
                        : Html.of("filing/edit", editing.refused(filing, mine, reason), HttpStatus.CONFLICT);
            case SaveAnswer.Saved saved -> throw new IllegalStateException();
        };
    }

    /**
     * Back to the table whose rows were wanted, put back or deleted, to the question whether to delete one, or to the files that were uploaded. With
     * new rows or that question the address has no fragment: a browser would go there and not to what is focused.
     */
    private static String place(Form form, Typed typed) {
        RowsAsked asked = new RowsAsked(typed.word("more"), typed.word("remove"));
        for (Field field : form.fields()) {
            Integer had = asked.had(field);
            Integer removed = asked.removed(field);
            if (had != null) {
                return "?more=" + field.id() + "." + had;
            }
            if (removed != null && typed.filled(field.id(), removed)) {
                return "?remove=" + field.id() + "." + typed.filledBefore(field.id(), removed);
            }
            if (removed != null
                    || typed.word("drop").startsWith(field.id() + ".")
                    || typed.word("uploaded").equals(field.id())
                    || typed.word(RESTORE).equals(field.id())
                    || typed.word(REWORD).startsWith(field.id() + ".")) {
                return "#" + FieldProblem.at(field.id());
            }
        }
        return "";
    }
}
