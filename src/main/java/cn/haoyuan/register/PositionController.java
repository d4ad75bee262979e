package cn.haoyuan.register;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.org.Position;
import cn.haoyuan.org.Positions;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.web.Html;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a kindergarten stands: noted by its principal on the spot, or by the office, so that visitors find what is near. */
@Controller
@Needs(Permission.SEE_UNITS)
class PositionController {

    private final Units units;
    private final Positions positions;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PositionController(Units units, Positions positions, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.units = units;
        this.positions = positions;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/units/{id:\\d{1,9}}/position")
    ModelAndView form(Viewer viewer, @PathVariable int id) {
        Unit unit = own(viewer, id);
        return Html.of(
                "register/position", PositionPage.of(unit, positions.find(id).orElse(null)));
    }

    @PostMapping("/units/{id:\\d{1,9}}/position")
    ModelAndView note(
            Viewer viewer,
            @PathVariable int id,
            @RequestParam String latitude,
            @RequestParam String longitude,
            RedirectAttributes redirect) {
        Unit unit = own(viewer, id);
        PositionPage page = PositionPage.typed(unit, latitude, longitude);
        Position position = page.read();
        if (position == null) {
            return Html.of("register/position", page, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        transaction.executeWithoutResult(status -> {
            positions.note(id, position);
            audit.record(viewer, Verb.EDIT_PROFILE, "unit", id, id, "标注" + unit.name() + "的位置", "");
        });
        redirect.addFlashAttribute("notice", "位置已保存，入园登记时会按远近提示。");
        return new ModelAndView("redirect:/units/" + id);
    }

    private Unit own(Viewer viewer, int id) {
        return units.find(id, LocalDate.now(clock))
                .filter(unit -> unit.kind() == UnitKind.KINDERGARTEN)
                .filter(unit -> UnitPages.mayEdit(viewer, unit)
                        || viewer.unitId() == id && viewer.post().role() == Role.PRINCIPAL)
                .orElseThrow(NotFound::new);
    }
}
