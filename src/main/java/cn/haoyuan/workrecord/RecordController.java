package cn.haoyuan.workrecord;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Html;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form for a piece of work. */
@Controller
@Needs(Permission.RECORD_WORK)
class RecordController {

    private final RecordForms forms;
    private final RecordPages pages;
    private final RecordIntake intake;

    RecordController(RecordForms forms, RecordPages pages, RecordIntake intake) {
        this.pages = pages;
        this.forms = forms;
        this.intake = intake;
    }

    @GetMapping("/records/new")
    ModelAndView blank(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Long duty,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "") List<String> topic,
            @RequestParam(required = false) @Nullable Integer subject,
            @RequestParam(required = false) @Nullable Long like,
            @RequestParam(required = false) @Nullable Long corrects,
            RedirectAttributes redirect) {
        if (corrects != null) {
            WorkRecord record = pages.toCorrect(corrects, viewer);
            if (record.id() == corrects && !record.voided()) {
                return Html.of("workrecord/form", forms.from(viewer, record));
            }
            redirect.addFlashAttribute("notice", record.id() == corrects ? "这条已作废，不能更正。" : "这条已更正，这里是更正后的记录。");
            return new ModelAndView("redirect:/records/" + record.id());
        }
        WorkRecord last = like == null ? null : pages.own(like, viewer);
        return Html.of("workrecord/form", forms.blank(viewer, duty, kind, topic, subject, last));
    }

    /** What of the form depends on the kind, and the subjects that are looked for; for scripts. */
    @GetMapping("/records/parts")
    ModelAndView parts(Viewer viewer, @ModelAttribute RecordForm form) {
        return Html.of("workrecord/parts", forms.parts(viewer, form));
    }

    /** The same without scripts: the whole form comes back, with all that was typed. */
    @PostMapping("/records/form")
    ModelAndView turn(
            Viewer viewer,
            @ModelAttribute RecordForm form,
            @RequestParam(required = false) @Nullable List<MultipartFile> files) {
        return Html.of("workrecord/form", intake.turn(viewer, form, files));
    }

    @PostMapping("/records")
    ModelAndView save(
            Viewer viewer,
            @ModelAttribute RecordForm form,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            RedirectAttributes redirect) {
        return switch (intake.take(viewer, form, files)) {
            case RecordIntake.Taken.Recorded(long id, boolean before, var notices) -> {
                redirect.addFlashAttribute("notice", before ? "这条记录已经保存过，没有重复登记。" : "已保存。" + String.join("", notices));
                yield new ModelAndView("redirect:/records/" + id);
            }
            case RecordIntake.Taken.Unchanged(long id) -> {
                redirect.addFlashAttribute("notice", RecordIntake.Taken.Unchanged.SAID);
                yield new ModelAndView("redirect:/records/" + id);
            }
            case RecordIntake.Taken.Refused refused ->
                Html.of("workrecord/form", intake.again(viewer, refused), HttpStatus.UNPROCESSABLE_CONTENT);
            case RecordIntake.Taken.Clash clash ->
                Html.of("workrecord/form", intake.again(viewer, files, clash), HttpStatus.CONFLICT);
        };
    }
}
