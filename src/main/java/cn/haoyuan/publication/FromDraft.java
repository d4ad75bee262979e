package cn.haoyuan.publication;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leads from the pages of a draft that was published to the version that it is now. */
@ControllerAdvice(basePackageClasses = FromDraft.class)
class FromDraft {

    @ExceptionHandler
    String lead(PublishedDraft draft, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", "这份草稿已发布");
        return "redirect:/plan?version=" + draft.version();
    }
}
