package cn.haoyuan.workrecord;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.web.Html;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * For a device that keeps records until they have arrived: who is signed in, whom work may be about, and taking a record in.
 * Answers to scripts are JSON; 401 where nobody is signed in any more. What was written as one post can be looked at and deleted
 * after switching to another that records no work.
 */
@Controller
@Needs(Permission.RECORD_WORK)
class OutboxController {

    private final RecordForms forms;
    private final RecordIntake intake;
    private final RecordClash clashes;
    private final Clock clock;

    OutboxController(RecordForms forms, RecordIntake intake, RecordClash clashes, Clock clock) {
        this.forms = forms;
        this.intake = intake;
        this.clashes = clashes;
        this.clock = clock;
    }

    /** What waits on this device; its script fills it in. */
    @GetMapping("/records/outbox")
    @Needs(Permission.OWN)
    ModelAndView outbox(Viewer viewer) {
        return Html.of("workrecord/outbox", viewer);
    }

    /** Who is signed in now, and the token that a change carries. */
    record Session(int account, int post, String postTitle, String header, String token) {}

    @GetMapping("/records/outbox/session")
    @Needs(Permission.OWN)
    ResponseEntity<Session> session(Viewer viewer, CsrfToken csrf) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Session(
                        viewer.accountId(),
                        viewer.post().id(),
                        viewer.post().title(),
                        csrf.getHeaderName(),
                        csrf.getToken()));
    }

    /** Somebody to visit, as a device keeps it. */
    record Known(
            int id,
            String name,
            @Nullable UnitKind kind,
            @Nullable String code,
            @Nullable String spelling,
            @Nullable String above,
            String why,
            @Nullable LocalDate due,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    @GetMapping("/records/subjects")
    ResponseEntity<List<Known>> subjects(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "") List<String> topic,
            @RequestParam(required = false) @Nullable Long replaces) {
        LocalDate today = LocalDate.now(clock);
        Map<String, String> titles = forms.titles();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(forms.everybody(viewer, kind, topic, replaces).stream()
                        .map(unit -> new Known(
                                unit.id(),
                                unit.name(),
                                unit.kind(),
                                unit.code(),
                                unit.spelling(),
                                unit.above(),
                                unit.why(today, titles),
                                unit.dueOn(),
                                unit.latitude(),
                                unit.longitude()))
                        .toList());
    }

    /** 201 or, if it was there already or changes nothing, 200 with the record's address; 422 with messages by field; 409 with both sides. */
    @PostMapping("/records/outbox")
    ResponseEntity<Map<String, Object>> take(Viewer viewer, @ModelAttribute RecordForm form) {
        return switch (intake.take(viewer, form, null)) {
            case RecordIntake.Taken.Recorded(long id, boolean before, var notices) ->
                ResponseEntity.status(before ? HttpStatus.OK : HttpStatus.CREATED)
                        .body(Map.of("id", id, "href", "/records/" + id));
            case RecordIntake.Taken.Unchanged(long id) ->
                ResponseEntity.ok(
                        Map.of("id", id, "href", "/records/" + id, "said", RecordIntake.Taken.Unchanged.SAID));
            case RecordIntake.Taken.Refused refused ->
                ResponseEntity.unprocessableContent().body(refused.answer());
            case RecordIntake.Taken.Clash clash ->
                ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(Map.of("id", clash.recorded().id(), "rows", clashes.rows(clash)));
        };
    }
}
