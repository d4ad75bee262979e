package cn.haoyuan.org;

import cn.haoyuan.org.Answer.Done;
import cn.haoyuan.org.Answer.Refused;
import cn.haoyuan.org.UnitsMoved.Former;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UnitActs(Placements placements, Seating seating, ApplicationEventPublisher events, Clock clock) {
        this.placements = placements;
        this.seating = seating;
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
        Optional<String> problem = UnitRules.nameProblem(unit.name())
                .or(() -> UnitRules.codeProblem(unit.kind(), unit.code()))
                .or(() -> UnitRules.dayProblem(unit.day(), today()));
        if (problem.isPresent()) {
            return new Refused(problem.get());
        }
        placements.alone();
        if (unit.parentId() == null) {
            return unit.kind() == UnitKind.CITY && placements.empty()
                    ? seat(unit, OptionalInt.of(0), "")
                    : new Refused("请选择上级单位。");
        }
        Place parent = placements.last(unit.parentId()).orElse(null);
        if (parent == null) {
            return UNKNOWN;
        }
        Optional<String> refusal = cannotStand(unit.kind(), parent, unit.day(), null)
                .or(() -> nameTaken(parent, unit.name(), unit.day(), 0));
        return refusal.isPresent()
                ? new Refused(refusal.get())
                : seat(unit, seating.free(parent, unit.kind(), 1), parent.name());
    }

    private Answer seat(NewUnit unit, OptionalInt seat, String parent) {
        if (seat.isEmpty()) {
            return full(parent, unit.kind());
        }
        events.publishEvent(new UnitsChanging(List.of(), unit.day()));
        Optional<Integer> id = placements.insertUnit(unit.kind(), unit.code(), seat.getAsInt());
        if (id.isEmpty()) {
            return new Refused("代码 " + unit.code() + " 已经用过（包括已关闭的单位），不能再次使用。");
        }
        placements.place(id.get(), unit.parentId(), unit.name(), unit.day());
        events.publishEvent(new UnitsChanged(List.of(id.get()), unit.day()));
        return new Done(id.get());
    }

    /**
     * Closes a unit.
     *
     * @param day the first day it stands no longer
     */
    public Answer close(int unitId, LocalDate day, String reason) {
        placements.alone();
        Optional<String> refusal = cannotEnd(unitId, day, reason);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        events.publishEvent(new UnitsChanging(List.of(unitId), day));
        placements.end(unitId, day, reason.strip());
        events.publishEvent(new UnitsChanged(List.of(unitId), day));
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
                .or(() -> notStanding(place, day))
                .or(() -> name.equals(place.name()) ? Optional.of("新名称与现名称相同。") : Optional.empty())
                .or(() -> nameTaken(place, name, day));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        events.publishEvent(new UnitsChanging(List.of(unitId), day));
        placements.rename(place, name, day, reason.strip());
        events.publishEvent(new UnitsChanged(List.of(unitId), day));
        return new Done(unitId);
    }

    /** Moves a unit and all below it under another parent, from today. */
    public Answer move(int unitId, int newParentId, String reason) {
        placements.alone();
        LocalDate day = today();
        Place place = placements.last(unitId).orElse(null);
        Place parent = placements.last(newParentId).orElse(null);
        if (place == null || parent == null) {
            return UNKNOWN;
        }
        Optional<String> refusal = UnitRules.reasonProblem(reason)
                .or(() -> notStanding(place, day))
                .or(() -> cannotStand(place.kind(), parent, day, place.until()))
                .or(() -> Integer.valueOf(newParentId).equals(place.parentId())
                        ? Optional.of(place.name() + "已经隶属于" + parent.name() + "。")
                        : Optional.empty())
                .or(() -> nameTaken(parent, place.name(), day, unitId));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        OptionalInt seat = seating.free(parent, place.kind(), 1);
        if (seat.isEmpty()) {
            return full(parent.name(), place.kind());
        }
        List<Former> subtree = seating.subtree(place);
        List<Integer> ids = subtree.stream().map(Former::unitId).toList();
        events.publishEvent(new UnitsChanging(ids, day));
        seating.move(place, subtree, newParentId, seat.getAsInt(), day, reason.strip());
        events.publishEvent(new UnitsMoved(subtree, day));
        events.publishEvent(new UnitsChanged(ids, day));
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
        Optional<String> refusal = notStanding(into, day).or(() -> cannotEnd(unitId, day, reason));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        events.publishEvent(new UnitsChanging(List.of(unitId, intoId), day));
        placements.end(unitId, day, reason.strip());
        placements.merger(unitId, intoId, day);
        events.publishEvent(new UnitsChanged(List.of(unitId, intoId), day));
        return new Done(unitId);
    }

    private Optional<String> cannotEnd(int unitId, LocalDate day, String reason) {
        Place place = placements.last(unitId).orElse(null);
        if (place == null) {
            return Optional.of(UNKNOWN.reason());
        }
        if (place.kind() == UnitKind.CITY) {
            return Optional.of("市级单位不能撤销。");
        }
        return UnitRules.dayProblem(day, today())
                .or(() -> UnitRules.reasonProblem(reason))
                .or(() -> place.until() != null && !place.until().isAfter(today())
                        ? Optional.of(place.name() + "已于 " + place.until() + " 撤销。")
                        : Optional.empty())
                .or(() -> placements.merged(unitId) ? Optional.of(place.name() + "已安排并入其他单位。") : Optional.empty())
                .or(() -> place.from().isBefore(day)
                        ? Optional.empty()
                        : Optional.of(place.name() + "自 " + place.from() + " 起才是现在的状态，最早次日才能撤销。"))
                .or(() -> {
                    int children = placements.childrenFrom(unitId, day);
                    return children == 0
                            ? Optional.empty()
                            : Optional.of(place.name() + "届时仍有 " + children + " 个下级单位，请先撤销或调整它们。");
                });
    }

    private static Optional<String> cannotStand(UnitKind kind, Place parent, LocalDate day, @Nullable LocalDate until) {
        if (!kind.liesUnder(parent.kind())) {
            return Optional.of(kind.label() + "不能直接设在" + parent.kind().label() + "“" + parent.name() + "”之下。");
        }
        if (parent.until() != null && (until == null || until.isAfter(parent.until()))) {
            return Optional.of(parent.name() + "定于 " + parent.until() + " 撤销，不能再有新的下级单位。");
        }
        return notStanding(parent, day);
    }

    private static Optional<String> notStanding(Place place, LocalDate day) {
        return place.standsOn(day) ? Optional.empty() : Optional.of(place.name() + "在 " + day + " 不在册，或另有更晚生效的变动。");
    }

    private Optional<String> nameTaken(Place place, String name, LocalDate day) {
        return place.parentId() == null
                ? Optional.empty()
                : placements.last(place.parentId()).flatMap(parent -> nameTaken(parent, name, day, place.unitId()));
    }

    private Optional<String> nameTaken(Place parent, String name, LocalDate day, int exceptId) {
        return placements.nameTaken(parent.unitId(), name, day, exceptId)
                ? Optional.of(parent.name() + "之下已有同名单位“" + name + "”。")
                : Optional.empty();
    }

    private static Refused full(String parent, UnitKind kind) {
        return new Refused(parent + "之下的编号已用完，不能再设" + kind.label() + "；请先增设一级片区。");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
