package cn.haoyuan.org;

import cn.haoyuan.org.Answer.Done;
import cn.haoyuan.org.Answer.Refused;
import cn.haoyuan.org.PlannedMoves.PlannedMove;
import cn.haoyuan.org.UnitsMoved.Former;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Acts on the tree that are arranged for a later day: they are taken back before it, and moves are done when it has come. A name, a
 * place or the beginning of a unit of today is taken back until the day is over.
 */
@Component
@Transactional
public class LaterActs {

    /** What is arranged is no longer what the page said. */
    public static final Refused CHANGED = new Refused("安排已有变化，请重新核对。");

    private static final String FAILED = "系统办理时出错，每天会再办一次，不必重新安排；不再需要的可以取消。";

    private static final Logger LOG = LoggerFactory.getLogger(LaterActs.class);

    private final UnitActs acts;
    private final UnitHistory history;
    private final Placements placements;
    private final Seating seating;
    private final PlannedMoves moves;
    private final UnitRefusals refusals;
    private final Hanging hanging;
    private final Changes changes;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LaterActs(
            UnitActs acts,
            UnitHistory history,
            Placements placements,
            Seating seating,
            PlannedMoves moves,
            UnitRefusals refusals,
            Hanging hanging,
            Changes changes,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.acts = acts;
        this.history = history;
        this.placements = placements;
        this.seating = seating;
        this.moves = moves;
        this.refusals = refusals;
        this.hanging = hanging;
        this.changes = changes;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes back what is arranged for the unit or was done today, as though nobody had. Answers the unit, or that above one that does not
     * open now.
     *
     * @param coming the last of that, as whoever takes it back knows it; refused if it is another by now
     */
    public Answer takeBack(int unitId, Coming coming, String reason) {
        placements.alone();
        Optional<Coming> last = Coming.last(history.of(unitId), LocalDate.now(clock));
        Place place = placements.last(unitId).orElse(null);
        if (place == null || !last.equals(Optional.of(coming))) {
            return CHANGED;
        }
        return switch (coming.act()) {
            case MOVE -> takeBackMove(place, coming, reason);
            case CLOSE, MERGE -> acts.reopen(unitId, reason);
            case RENAME, RENAMED -> takeBackName(place, coming, reason);
            case MOVED -> moveBack(place, coming.day(), reason);
            case OPEN, OPENED -> takeBackOpening(place, coming, reason);
        };
    }

    private Answer takeBackMove(Place place, Coming coming, String reason) {
        Optional<String> refusal = UnitRules.reasonProblem(reason)
                .or(() -> coming.reached() ? Optional.empty() : Optional.of("新的上级单位不在您的管理范围内，请由安排调整的上级取消。"));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        moves.remove(place.unitId());
        return new Done(place.unitId());
    }

    private Answer takeBackName(Place place, Coming coming, String reason) {
        LocalDate day = coming.day();
        Optional<String> refusal = UnitRules.reasonProblem(reason)
                .or(() -> moved(place, day)
                        ? Optional.of(place.name() + "这一天还随上级调整了隶属，请先取消那次调整，再取消更名。")
                        : Optional.empty())
                .or(() -> refusals.nameTaken(place.parentId(), coming.before(), day, place.unitId()));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        changes.changing(List.of(place.unitId()), day, () -> placements.takeBackName(place.unitId(), day));
        return new Done(place.unitId());
    }

    /** Whether it stands elsewhere from the day on, as with one above it that moved. */
    private boolean moved(Place place, LocalDate day) {
        return placements
                .before(place.unitId(), day)
                .map(before -> before.seat() != place.seat())
                .orElse(false);
    }

    /** Back to where it and all below it stood until today, under its name of then; what was known since of what others owe never was. */
    private Answer moveBack(Place place, LocalDate day, String reason) {
        Place before = placements.before(place.unitId(), day).orElseThrow();
        Integer parentId = before.parentId();
        Place parent = parentId == null ? null : placements.on(parentId, day).orElse(null);
        if (parent == null) {
            return new Refused("原来的上级单位不在您的管理范围内，请由上级办理。");
        }
        Optional<String> refusal = UnitRules.reasonProblem(reason)
                .or(() -> UnitRefusals.cannotStand(place.kind(), parent, day, place.until()))
                .or(() -> refusals.nameTaken(parentId, before.name(), day, place.unitId()))
                .or(() -> refusals.namesTaken(place, parent.unitId(), day))
                .or(() -> before.seat() < parent.seat() || before.seatEnd() > parent.seatEnd()
                        ? Optional.of(parent.name() + "今天也调整了隶属，请先取消那次调整。")
                        : Optional.empty())
                .or(() -> seating.joined(place, before, day)
                        ? Optional.of("今天起有单位新设、恢复或迁入" + place.name() + "之下，请先取消那些变动，或者另行调整隶属。")
                        : Optional.empty());
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        List<Former> subtree = seating.subtree(place);
        changes.undoing(subtree.stream().map(Former::unitId).toList(), day, () -> {
            seating.moveBack(place, subtree, before, day);
            events.publishEvent(new UnitsMoved(subtree, day, true));
        });
        return new Done(place.unitId());
    }

    /** Nothing remains of the unit but its seat, which is never given again; its code may be. */
    private Answer takeBackOpening(Place place, Coming coming, String reason) {
        LocalDate day = coming.day();
        Integer parent = place.parentId();
        Optional<String> refusal = parent == null
                ? Optional.of("市级单位不能取消。")
                : UnitRules.reasonProblem(reason)
                        .or(() -> refusals.cannotNotOpen(place, day))
                        .or(() -> hanging.on(place));
        if (parent == null || refusal.isPresent()) {
            return new Refused(refusal.orElseThrow());
        }
        changes.undoing(List.of(place.unitId()), day, () -> {
            placements.takeBackOpening(place.unitId());
            events.publishEvent(new OpeningTakenBack(place.unitId(), parent, place.name()));
        });
        return new Done(parent);
    }

    /**
     * Moves the units whose day has come, from today; answers how many moved. What cannot be done any more stays arranged, with
     * the reason, until somebody takes it back; where the unit stands no longer it is forgotten. One that fails does not keep the
     * others from moving, and is tried again on another day. Run in {@code Scope.EVERYTHING}.
     */
    @Transactional(propagation = Propagation.NEVER)
    public int moveDue() {
        LocalDate today = LocalDate.now(clock);
        int moved = 0;
        for (PlannedMove move : transaction.execute(_ -> moves.due(today))) {
            try {
                moved += transaction.execute(_ -> move(move, today)) ? 1 : 0;
            } catch (RuntimeException broken) {
                LOG.error("The move of unit {} failed; it is tried again tomorrow", move.unitId(), broken);
                putOff(move, today);
            }
        }
        return moved;
    }

    /** Put off before anybody is told, so that it waits for tomorrow, and the others move, though telling fails too. */
    private void putOff(PlannedMove move, LocalDate today) {
        try {
            Optional<Place> place = transaction.execute(_ -> failed(move, today));
            if (move.failedOn() == null) {
                place.ifPresent(moving -> transaction.executeWithoutResult(_ -> tell(move, moving, FAILED, today)));
            }
        } catch (RuntimeException broken) {
            LOG.error("That the move of unit {} failed could not be told", move.unitId(), broken);
        }
    }

    private boolean move(PlannedMove move, LocalDate today) {
        Place place = forget(move).orElse(null);
        if (place == null) {
            return false;
        }
        LocalDate until = place.until();
        boolean gone = until != null && !until.isAfter(today);
        Answer answer = gone
                ? new Refused(place.name() + "已不在册。")
                : acts.move(move.unitId(), move.parentId(), today, move.reason());
        String refused = answer instanceof Refused why ? why.reason() : null;
        if (refused != null && !gone) {
            moves.add(new PlannedMove(move.unitId(), move.parentId(), move.day(), move.reason(), refused, null));
        }
        tell(move, place, refused, today);
        return refused == null;
    }

    private Optional<Place> failed(PlannedMove move, LocalDate today) {
        Optional<Place> place = forget(move);
        place.ifPresent(_ ->
                moves.add(new PlannedMove(move.unitId(), move.parentId(), move.day(), move.reason(), FAILED, today)));
        return place;
    }

    /** Removes the move; empty if it was taken back, or done by another meanwhile. */
    private Optional<Place> forget(PlannedMove move) {
        placements.alone();
        Optional<Place> place = placements.last(move.unitId()).filter(_ -> moves.of(move.unitId())
                .equals(Optional.of(move)));
        place.ifPresent(_ -> moves.remove(move.unitId()));
        return place;
    }

    private void tell(PlannedMove move, Place place, @Nullable String refused, LocalDate today) {
        String parent = placements.on(move.parentId(), today).map(Place::name).orElse("");
        events.publishEvent(new MoveFell(move.unitId(), place.name(), parent, move.day(), move.reason(), refused));
    }
}
