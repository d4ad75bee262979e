package cn.haoyuan.publication;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reading the plan, importing a file as a draft, publishing a draft. */
@Controller
@Needs(Permission.SEE_BOARD)
class PublicationController {

    private final Publications publications;

    PublicationController(Publications publications) {
        this.publications = publications;
    }

    @GetMapping("/plan")
    ModelAndView plan(Viewer viewer, @RequestParam(required = false) @Nullable Integer version) {
        return Html.of("publication/plan", publications.page(viewer, version));
    }

    @GetMapping("/plan/source")
    @Needs(Permission.EDIT_PLAN)
    ResponseEntity<String> source(@RequestParam int version) {
        return yaml(publications.source(version));
    }

    /** A form of any version, to be taken into a draft. */
    @GetMapping("/plan/forms/{key}/source")
    @Needs(Permission.EDIT_PLAN)
    ResponseEntity<String> form(@PathVariable String key, @RequestParam int version) {
        return yaml(publications.form(version, key));
    }

    /** The plan that comes with the product, to be changed into a city's own. */
    @GetMapping("/plan/bundled")
    @Needs(Permission.EDIT_PLAN)
    ResponseEntity<String> bundled() {
        return yaml(BundledPlan.file());
    }

    /** A file to be saved. */
    static ResponseEntity<String> yaml(PlanFile file) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, Download.kept(file.name()))
                .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
                .body(file.text());
    }

    @GetMapping("/plan/import")
    @Needs(Permission.EDIT_PLAN)
    ModelAndView form() {
        return Html.of("publication/import", publications.importing());
    }

    @PostMapping("/plan/import")
    @Needs(Permission.EDIT_PLAN)
    ModelAndView take(
            Viewer viewer, @RequestParam(required = false) @Nullable MultipartFile file, RedirectAttributes redirect)
            throws IOException {
        YamlUpload upload = file == null ? null : YamlUpload.of(file, "计划文件");
        if (upload != null && upload.refusal() != null) {
            return Html.of(
                    "publication/import",
                    publications.refused(upload.file().name(), upload.refusal()),
                    upload.status());
        }
        PlanFile plan = upload == null ? BundledPlan.file() : upload.file();
        ImportPage refused = publications.draft(viewer, plan);
        if (!refused.problems().isEmpty() || refused.refusal() != null) {
            return Html.of("publication/import", refused, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("notice", "已存为草稿，核对后即可发布");
        return new ModelAndView("redirect:/plan/import");
    }

    @PostMapping("/plan/{id}/discard")
    @Needs(Permission.EDIT_PLAN)
    String discard(Viewer viewer, @PathVariable int id, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", publications.discard(viewer, id));
        return "redirect:/plan/import";
    }
}
