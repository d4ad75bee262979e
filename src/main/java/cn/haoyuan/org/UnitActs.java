package cn.haoyuan.org;

import cn.haoyuan.org.Answer.Done;
import cn.haoyuan.org.Answer.Refused;
import cn.haoyuan.org.PlannedMoves.PlannedMove;
import cn.haoyuan.org.UnitsMoved.Former;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done to the tree: units open, close, get another name, move and merge. Each act takes effect today or later, never
 * in the past, because the past of a board does not change. A unit outside the running scope is refused like one that does
 * not exist.
 */
@Component
@Transactional
public class UnitActs {

    private static final Refused UNKNOWN = new Refused("没有这个单位，或者不在您的管理范围内。");

    private final Placements placements;
    private final Seating seating;
    private final UnitRefusals refusals;
    private final PlannedMoves moves;
    private final Changes changes;
    private final Founding founding;
    private final Codes codes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UnitActs(
            Placements placements,
            Seating seating,
            UnitRefusals refusals,
            PlannedMoves moves,
            Changes changes,
            Founding founding,
            Codes codes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.placements = placements;
        this.seating = seating;
        this.refusals = refusals;
        this.moves = moves;
        this.changes = changes;
        this.founding = founding;
        this.codes = codes;
        this.events = events;
        this.clock = clock;
    }

    /** Opens a unit. The first of all is the city, which has no parent. */
    public Answer open(NewUnit wanted) {
        NewUnit unit = new NewUnit(
                wanted.kind(),
                UnitRules.tidyName(wanted.name()),
                wanted.parentId(),
                UnitRules.tidyCode(wanted.code()),
                wanted.day());
        Optional<String> name = UnitRules.nameProblem(unit.name());
        Optional<String> code = UnitRules.codeProblem(unit.kind(), unit.code());
        Optional<String> day = UnitRules.dayProblem(unit.day(), today());
        Integer parentId = unit.parentId();
        placements.alone();
        if (parentId == null || day.isPresent()) {
            return refusal(name, code, day)
                    .orElseGet(() -> unit.kind() == UnitKind.CITY && placements.empty()
                            ? seat(unit, null, OptionalInt.of(0))
                            : new Refused("请选择上级单位。"));
        }
        Place parent = placements.on(parentId, unit.day()).orElse(null);
        if (parent == null) {
            return UNKNOWN;
        }
        Optional<String> standing = UnitRefusals.cannotStand(unit.kind(), parent, unit.day(), null);
        Optional<String> nameOrTaken = name.or(() -> refusals.nameTaken(parentId, unit.name(), unit.day(), 0));
        return refusal(standing, nameOrTaken, code)
                .orElseGet(() -> seat(unit, parent, seating.free(parent, unit.kind(), 1)));
    }

    /** All that is wrong at once. */
    @SafeVarargs
    private static Optional<Answer> refusal(Optional<String>... problems) {
        String all = Stream.of(problems).flatMap(Optional::stream).collect(Collectors.joining());
        return all.isEmpty() ? Optional.empty() : Optional.of(new Refused(all));
    }

    private Answer seat(NewUnit unit, @Nullable Place parent, OptionalInt seat) {
        if (seat.isEmpty()) {
            return UnitRefusals.full(parent == null ? "" : parent.name(), unit.kind());
        }
        events.publishEvent(new UnitsChanging(List.of(), unit.day()));
        Optional<Integer> id = placements.insertUnit(unit.kind(), unit.code(), seat.getAsInt());
        if (id.isEmpty()) {
            return new Refused(codes.taken(String.valueOf(unit.code())));
        }
        LocalDate since = since(unit.day(), parent);
        placements.place(id.get(), unit.parentId(), unit.name(), since);
        events.publishEvent(new UnitsChanged(List.of(id.get()), unit.day()));
        if (since.equals(unit.day())) {
            events.publishEvent(new Opened(id.get(), unit.kind(), unit.name(), since));
        }
        return new Done(id.get());
    }

    /** The first day of a unit that is opened on the day: while the city is set up, that of its parent. */
    private LocalDate since(LocalDate day, @Nullable Place parent) {
        boolean before = day.equals(today()) && founding.underWay();
        return !before ? day : parent == null ? Founding.BEGINNING : parent.from();
    }

    /**
     * Closes a unit.
     *
     * @param day the first day it stands no longer
     */
    public Answer close(int unitId, LocalDate day, String reason) {
        placements.alone();
        Place place = placements.last(unitId).orElse(null);
        if (place == null) {
            return UNKNOWN;
        }
        Optional<String> refusal = refusals.cannotEnd(place, day, reason);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        changes.changing(List.of(unitId), day, () -> placements.end(unitId, day, reason.strip()));
        tell(place, null, day, reason, false);
        return new Done(unitId);
    }

    /** Lets a unit stand on that was closed or merged, from today; one whose end is today or still to come, as though it had never been said. */
    public Answer reopen(int unitId, String reason) {
        placements.alone();
        Place place = placements.last(unitId).orElse(null);
        if (place == null) {
            return UNKNOWN;
        }
        Optional<String> refusal = UnitRules.reasonProblem(reason).or(() -> refusals.cannotReopen(place));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        LocalDate today = today();
        LocalDate until = place.until();
        if (until != null && !until.isBefore(today)) {
            Integer into = placements.into(unitId, until).orElse(null);
            List<Integer> units = into == null ? List.of(unitId) : List.of(unitId, into);
            changes.undoing(units, until, () -> placements.resume(unitId, until));
            tell(place, into, until, reason, true);
        } else {
            changes.changing(List.of(unitId), today, () -> placements.placeAgain(unitId, today, reason.strip()));
        }
        return new Done(unitId);
    }

    /** Gives a unit another name from the day on. */
    public Answer rename(int unitId, String newName, LocalDate day, String reason) {
        String name = UnitRules.tidyName(newName);
        placements.alone();
        Place place = placements.last(unitId).orElse(null);
        if (place == null) {
            return UNKNOWN;
        }
        Optional<String> refusal = UnitRules.nameProblem(name)
                .or(() -> UnitRules.dayProblem(day, today()))
                .or(() -> UnitRules.reasonProblem(reason))
                .or(() -> refusals.planned(place))
                .or(() -> refusals.renamed(place))
                .or(() -> UnitRefusals.notStanding(place, day))
                .or(() -> name.equals(place.name()) ? Optional.of("新名称与现名称相同。") : Optional.empty())
                .or(() -> refusals.nameTaken(place.parentId(), name, day, unitId));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        LocalDate from = day.equals(today()) && founding.underWay() ? place.from() : day;
        changes.changing(List.of(unitId), day, () -> placements.rename(place, name, from, reason.strip()));
        return new Done(unitId);
    }

    /** Moves a unit and all below it under another parent from the day on; where that is to come, {@link LaterActs} does it then. */
    public Answer move(int unitId, int newParentId, LocalDate day, String reason) {
        placements.alone();
        Place place = placements.last(unitId).orElse(null);
        Place parent = placements.on(newParentId, day).orElse(null);
        if (place == null || parent == null) {
            return UNKNOWN;
        }
        Optional<String> refusal = UnitRules.dayProblem(day, today())
                .or(() -> UnitRules.reasonProblem(reason))
                .or(() -> refusals.planned(place))
                .or(() -> UnitRefusals.notStanding(place, day))
                .or(() -> UnitRefusals.cannotStand(place.kind(), parent, day, place.until()))
                .or(() -> Integer.valueOf(newParentId).equals(place.parentId())
                        ? Optional.of(place.name() + "已经隶属于" + parent.name() + "。")
                        : Optional.empty())
                .or(() -> refusals.namesTaken(place, newParentId, day));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        OptionalInt seat = seating.free(parent, place.kind(), 1);
        if (seat.isEmpty()) {
            return UnitRefusals.full(parent.name(), place.kind());
        }
        if (day.isAfter(today())) {
            moves.add(new PlannedMove(unitId, newParentId, day, reason.strip(), null, null));
            return new Done(unitId);
        }
        List<Former> subtree = seating.subtree(place);
        List<Integer> ids = subtree.stream().map(Former::unitId).toList();
        changes.changing(ids, day, () -> {
            seating.move(place, subtree, newParentId, seat.getAsInt(), day, reason.strip());
            events.publishEvent(new UnitsMoved(subtree, day));
        });
        return new Done(unitId);
    }

    /** Closes a unit and records which one of the same kind goes on in its place. */
    public Answer merge(int unitId, int intoId, LocalDate day, String reason) {
        placements.alone();
        Place place = placements.last(unitId).orElse(null);
        Place into = placements.last(intoId).orElse(null);
        if (place == null || into == null) {
            return UNKNOWN;
        }
        if (unitId == intoId || place.kind() != into.kind()) {
            return new Refused("只能并入另一个同级单位。");
        }
        Optional<String> refusal = UnitRefusals.notStanding(into, day).or(() -> refusals.cannotEnd(place, day, reason));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        changes.changing(List.of(unitId, intoId), day, () -> {
            placements.end(unitId, day, reason.strip());
            placements.merger(unitId, intoId, day);
        });
        tell(place, intoId, day, reason, false);
        return new Done(unitId);
    }

    private void tell(Place place, @Nullable Integer intoId, LocalDate day, String reason, boolean calledOff) {
        String into =
                intoId == null ? null : placements.last(intoId).map(Place::name).orElse("其他单位");
        events.publishEvent(
                new EndArranged(place.unitId(), place.name(), intoId, into, day, reason.strip(), calledOff));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
