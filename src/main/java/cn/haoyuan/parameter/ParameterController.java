package cn.haoyuan.parameter;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.notice.Outbox;
import cn.haoyuan.web.Html;
import cn.haoyuan.web.Merge;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The settings of the viewer's own unit. */
@Controller
@Needs(Permission.SET_PARAMETERS)
class ParameterController {

    private final Parameters parameters;
    private final Outbox outbox;

    ParameterController(Parameters parameters, Outbox outbox) {
        this.parameters = parameters;
        this.outbox = outbox;
    }

    @GetMapping("/parameters")
    ModelAndView show(Viewer viewer) {
        return Html.of("parameter/parameters", page(viewer));
    }

    private ParameterPage page(Viewer viewer) {
        return ParameterPage.of(viewer, parameters.current(), outbox.sends());
    }

    @PostMapping("/parameters")
    Object save(Viewer viewer, @RequestParam Map<String, String> fields, RedirectAttributes next) {
        Map<ParameterKey, String> typed = ParameterForm.of(fields, viewer.post().unitKind());
        Map<ParameterKey, String> wrong = ParameterForm.errors(typed);
        if (!wrong.isEmpty()) {
            ParameterPage page = page(viewer);
            return Html.of(
                    "parameter/parameters", page.refused(typed, wrong, fields), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Parameters.Saved saved = parameters.save(viewer, fields);
        Merge merge = saved.merge();
        if (!merge.disputed().isEmpty()) {
            ParameterPage page = page(viewer);
            return Html.of("parameter/clash", page.clashing(merge), HttpStatus.CONFLICT);
        }
        next.addFlashAttribute("notice", saved.notice());
        return "redirect:/parameters";
    }
}
