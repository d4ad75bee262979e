package cn.haoyuan.org;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.org.Answer.Refused;
import cn.haoyuan.org.Placements.Below;
import cn.haoyuan.org.Placements.Namesake;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why an act on the tree cannot be done, as Chinese sentences. Runs in the transaction of the act, which has the tree to itself. */
@Component
class UnitRefusals {

    private final Placements placements;
    private final PlannedMoves moves;
    private final UnitHistory history;
    private final Clock clock;

    UnitRefusals(Placements placements, PlannedMoves moves, UnitHistory history, Clock clock) {
        this.placements = placements;
        this.moves = moves;
        this.history = history;
        this.clock = clock;
    }

    Optional<String> cannotEnd(Place place, LocalDate day, String reason) {
        LocalDate today = LocalDate.now(clock);
        if (place.kind() == UnitKind.CITY) {
            return Optional.of("市级单位不能撤销。");
        }
        return UnitRules.dayProblem(day, today)
                .or(() -> UnitRules.reasonProblem(reason))
                .or(() -> ending(place, today))
                .or(() -> planned(place))
                .or(() -> place.from().isBefore(day)
                        ? Optional.empty()
                        : Optional.of(place.name() + "的上一项变动自 " + DayInWords.of(place.from()) + " 起生效，这一项最早自 "
                                + DayInWords.of(place.from().plusDays(1)) + " 起，请改生效日期。"))
                .or(() -> below(place, day))
                .or(() -> placements
                        .lastMergerInto(place.unitId(), day)
                        .map(merged -> "有单位自 " + DayInWords.of(merged) + " 起并入" + place.name() + "，在那以后才能撤销。"));
    }

    /** Why what is to open cannot be called off: others are to lie under it, or to merge into it. */
    Optional<String> cannotNotOpen(Place place, LocalDate day) {
        Below below = placements.below(place.unitId(), day);
        int others = below.below() + below.coming();
        return others > 0
                ? Optional.of("有 " + others + " 个下级单位设在" + place.name() + "，或者定于设在、迁入，请先取消这些变动。")
                : placements
                        .lastMergerInto(place.unitId(), day)
                        .map(merged -> "有单位定于 " + DayInWords.of(merged) + " 并入" + place.name() + "，请先取消这项合并。");
    }

    /** A move may fail on its day, so nothing ends before those below it have left. */
    private Optional<String> below(Place place, LocalDate day) {
        Below below = placements.below(place.unitId(), day);
        LocalDate leftOn = below.leftOn();
        if (below.below() > below.leaving()) {
            return Optional.of(place.name() + "届时仍有 " + (below.below() - below.leaving()) + " 个下级单位，请先撤销或调整它们。");
        }
        if (leftOn != null) {
            return Optional.of(
                    "有 " + below.leaving() + " 个单位定于 " + DayInWords.of(leftOn) + " 迁出" + place.name() + "，到那天办完再撤销。");
        }
        return below.coming() == 0
                ? Optional.empty()
                : Optional.of("有 " + below.coming() + " 个单位定于以后迁入" + place.name() + "，请先取消这些安排。");
    }

    /** It goes back to where it stood last, if that stands and has nobody else of its name. */
    Optional<String> cannotReopen(Place place) {
        LocalDate until = place.until();
        LocalDate today = LocalDate.now(clock);
        if (until == null) {
            return Optional.of(place.name() + "在册，没有撤销。");
        }
        LocalDate day = until.isAfter(today) ? until : today;
        Place parent = place.parentId() == null
                ? null
                : placements.on(place.parentId(), day).orElse(null);
        return parent == null
                ? Optional.of("原来的上级单位不在您的管理范围内，请由上级办理。")
                : cannotStand(place.kind(), parent, day, null)
                        .or(() -> nameTaken(place.parentId(), place.name(), day, place.unitId()));
    }

    /** An end is arranged once: taking it back restores what was. */
    private Optional<String> ending(Place place, LocalDate today) {
        LocalDate until = place.until();
        if (until == null) {
            return Optional.empty();
        }
        return Optional.of(
                until.isAfter(today)
                        ? place.name() + "定于 " + DayInWords.of(until)
                                + (placements.into(place.unitId(), until).isPresent() ? " 并入其他单位" : " 撤销")
                                + "，请先取消这项安排。"
                        : place.name() + "已于 " + DayInWords.of(until) + " 撤销。");
    }

    /** A name is arranged once too; a unit that is still to open may be called otherwise until then. */
    Optional<String> renamed(Place place) {
        return place.from().isAfter(LocalDate.now(clock))
                        && history.of(place.unitId()).size() > 1
                ? Optional.of("定于 " + DayInWords.of(place.from()) + " 更名为“" + place.name() + "”，请先取消这项安排，再另行更名。")
                : Optional.empty();
    }

    /** Who is to move keeps its place and name until then. */
    Optional<String> planned(Place place) {
        return moves.of(place.unitId())
                .map(move -> place.name() + "定于 " + DayInWords.of(move.day()) + " 调整隶属"
                        + (move.refused() == null ? "，" : "，没有办成，")
                        + (placements.last(move.parentId()).isPresent() ? "请先取消这项安排" : "由安排调整的上级取消")
                        + "，再办理别的变动。");
    }

    static Optional<String> cannotStand(UnitKind kind, Place parent, LocalDate day, @Nullable LocalDate until) {
        if (!kind.liesUnder(parent.kind())) {
            return Optional.of(kind.label() + "不能直接设在" + parent.kind().label() + "“" + parent.name() + "”之下。");
        }
        if (parent.until() != null && (until == null || until.isAfter(parent.until()))) {
            return Optional.of(parent.name() + "定于 " + DayInWords.of(parent.until()) + " 撤销，不能再有新的下级单位。");
        }
        return notStanding(parent, day);
    }

    static Optional<String> notStanding(Place place, LocalDate day) {
        return place.standsOn(day)
                ? Optional.empty()
                : Optional.of(place.name() + "在 " + DayInWords.of(day) + " 不在册，或另有更晚生效的变动。");
    }

    /** Why a unit under the parent, if it has one, cannot bear the name. */
    Optional<String> nameTaken(@Nullable Integer parentId, String name, LocalDate day, int exceptId) {
        return parentId == null
                ? Optional.empty()
                : placements.namesake(parentId, name, day, exceptId).map(this::taken);
    }

    /** Why a unit, and all that moves along, cannot bear their names under another parent. */
    Optional<String> namesTaken(Place moving, int parentId, LocalDate day) {
        return placements.namesake(moving, parentId, day).map(this::taken);
    }

    private String taken(Namesake namesake) {
        return namesake.place() + "之下"
                + (namesake.since().isAfter(LocalDate.now(clock))
                        ? "自 " + DayInWords.of(namesake.since()) + " 起另"
                        : "已")
                + "有同名单位“" + namesake.name() + "”。";
    }

    static Refused full(String parent, UnitKind kind) {
        return new Refused(parent + "之下的编号已用完，不能再设" + kind.label() + "；请先增设一级片区。");
    }
}
