package cn.haoyuan.filing.web;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingState;
import cn.haoyuan.filing.Filings;
import cn.haoyuan.filing.Outcome;
import cn.haoyuan.filing.Side;
import cn.haoyuan.filing.Starting;
import cn.haoyuan.filing.Writing;
import cn.haoyuan.web.Html;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One filing: where it begins, its page, taking it back, amending it, throwing a draft away. */
@Controller
class FilingController {

    private final Starting starting;
    private final Filings filings;
    private final Reading reading;
    private final Writing writing;
    private final Clock clock;

    FilingController(Starting starting, Filings filings, Reading reading, Writing writing, Clock clock) {
        this.starting = starting;
        this.filings = filings;
        this.reading = reading;
        this.writing = writing;
        this.clock = clock;
    }

    @GetMapping("/filings/duty/{dutyId}")
    @Needs(Permission.SEE_BOARD)
    @ByKey
    public ModelAndView ofDuty(Viewer viewer, @PathVariable long dutyId) {
        Optional<Filing> filing = filings.ofDuty(dutyId);
        if (filing.isPresent()) {
            boolean write = filing.get().sideOf(viewer) == Side.AUTHOR
                    && filing.get().state().writable()
                    && starting.needless(filing.get()).isEmpty();
            return new ModelAndView("redirect:/filings/" + filing.get().id() + (write ? "/edit" : ""));
        }
        return beginning(viewer, dutyId, HttpStatus.OK);
    }

    private ModelAndView beginning(Viewer viewer, long dutyId, HttpStatus status) {
        Starting.Asked asked = starting.asked(dutyId);
        boolean mine = asked.duty().unitId() == viewer.unitId() && viewer.may(Permission.WRITE_FILING);
        return Html.of(
                "filing/start",
                new StartPage(asked.duty(), asked.form(), mine, LocalDate.now(clock), asked.needless()),
                status);
    }

    @PostMapping("/filings/duty/{dutyId}")
    @Needs(Permission.WRITE_FILING)
    ModelAndView start(Viewer viewer, @PathVariable long dutyId) {
        return starting.start(viewer, dutyId)
                .map(id -> new ModelAndView("redirect:/filings/" + id + "/edit"))
                .orElseGet(() -> beginning(viewer, dutyId, HttpStatus.CONFLICT));
    }

    @GetMapping("/filings/{id}")
    @Needs(Permission.SEE_BOARD)
    @ByKey
    public ModelAndView page(
            Viewer viewer, @PathVariable long id, @RequestParam(required = false) @Nullable Integer no) {
        FilingPage page = reading.page(viewer, id, no);
        return page.filing().state() == FilingState.DISCARDED ? gone(page) : Html.of("filing/filing", page);
    }

    @PostMapping("/filings/{id}/withdraw")
    @Needs(Permission.WRITE_FILING)
    ModelAndView withdraw(Viewer viewer, @PathVariable long id, RedirectAttributes flash) {
        return answer(viewer, id, writing.withdraw(viewer, id), id + "/edit", "已撤回，可以继续修改。", flash);
    }

    @PostMapping("/filings/{id}/amend")
    @Needs(Permission.WRITE_FILING)
    ModelAndView amend(Viewer viewer, @PathVariable long id, RedirectAttributes flash) {
        return answer(viewer, id, writing.amend(viewer, id), id + "/edit", "可以修订了；修订通过以前，已通过的版本一直有效。", flash);
    }

    @PostMapping("/filings/{id}/discard")
    @Needs(Permission.WRITE_FILING)
    ModelAndView discard(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            RedirectAttributes flash) {
        Outcome outcome = writing.discard(viewer, id, version);
        String then = outcome.equals(new Outcome.Done(FilingState.DISCARDED))
                ? "duty/" + filings.find(id).orElseThrow().dutyId()
                : Long.toString(id);
        return answer(viewer, id, outcome, then, "已放弃。", flash);
    }

    /** Of what was thrown away there is no page: it can only be begun. */
    private static ModelAndView gone(FilingPage page) {
        return new ModelAndView("redirect:/filings/duty/" + page.filing().dutyId());
    }

    private ModelAndView answer(
            Viewer viewer, long id, Outcome outcome, String then, String notice, RedirectAttributes flash) {
        return switch (outcome) {
            case Outcome.Done(FilingState state) -> {
                flash.addFlashAttribute("notice", notice);
                yield new ModelAndView("redirect:/filings/" + then);
            }
            case Outcome.Refused(String reason) -> {
                FilingPage page = reading.page(viewer, id, null);
                if (page.filing().state() == FilingState.DISCARDED) {
                    flash.addFlashAttribute("warning", reason);
                    yield gone(page);
                }
                yield Html.of("filing/filing", page.refused(reason, List.of()), HttpStatus.CONFLICT);
            }
            case Outcome.Incomplete incomplete -> new ModelAndView("redirect:/filings/" + id + "/edit");
        };
    }
}
