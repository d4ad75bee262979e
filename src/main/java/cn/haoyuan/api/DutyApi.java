package cn.haoyuan.api;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyFilter;
import cn.haoyuan.duty.DutySort;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.Openings;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Duties as they stood on a day. */
@RestController
@Needs(Permission.SEE_BOARD)
class DutyApi {

    /** A unit by its id and its name of the day. */
    record Named(int id, @Nullable String name) {}

    record DutyBody(
            long id,
            Named unit,
            @Nullable Named subject,
            String measure,
            String period,
            String label,
            LocalDate opensOn,
            LocalDate dueOn,
            String state,
            @Nullable LocalDate metOn) {}

    private final Duties duties;
    private final Openings openings;
    private final Sight sight;
    private final Clock clock;

    DutyApi(Duties duties, Openings openings, Sight sight, Clock clock) {
        this.duties = duties;
        this.openings = openings;
        this.sight = sight;
        this.clock = clock;
    }

    /** Duties in scope; {@code unit} means its whole subtree: what is owed there and what is about someone there. */
    @GetMapping("/api/v1/duties")
    @Operation(summary = "责任事项：谁在什么时段承担哪项举措，怎样了")
    Listing<DutyBody> duties(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String measure,
            @RequestParam(required = false) @Nullable Integer unit,
            @RequestParam(required = false) @Nullable Set<DutyState> state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = Listing.DEFAULT_SIZE) int size) {
        LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
        sight.unit(unit, day);
        DutyFilter filter =
                DutyFilter.on(day).unit(unit).measure(sight.measure(measure)).states(state == null ? Set.of() : state);
        Duties.Listed listed = duties.list(filter, DutySort.DUE, Listing.page(page), Listing.size(size));
        Openings.Known opened = openings.of(listed.rows(), day);
        return new Listing<>(
                listed.rows().stream()
                        .map(duty -> body(duty, opened.opensOn(duty)))
                        .toList(),
                listed.total(),
                Listing.page(page),
                Listing.size(size));
    }

    private static DutyBody body(Duty duty, LocalDate opensOn) {
        return new DutyBody(
                duty.id(),
                new Named(duty.unitId(), duty.unitName()),
                duty.subjectId() == null ? null : new Named(duty.subjectId(), duty.subjectName()),
                duty.measure(),
                duty.period(),
                duty.label(),
                opensOn,
                duty.dueOn(),
                Words.camel(duty.state()),
                duty.metOn());
    }
}
