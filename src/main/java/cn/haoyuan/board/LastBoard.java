package cn.haoyuan.board;

import cn.haoyuan.org.Ending;
import cn.haoyuan.web.Address;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leads from the boards of a unit that stands no longer to that of its last day, and says why. */
@ControllerAdvice(basePackageClasses = LastBoard.class)
class LastBoard {

    @ExceptionHandler
    String lead(GoneUnit gone, RedirectAttributes redirect) {
        Ending ending = gone.ending();
        redirect.addFlashAttribute("warning", ending.name() + ending.words() + "，此后没有看板。这里是它最后一天的看板。");
        return "redirect:"
                + Address.of("/board")
                        .with("unit", ending.unitId())
                        .with("asOf", ending.day().minusDays(1));
    }
}
