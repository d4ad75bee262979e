package cn.haoyuan.board;

import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From where a board looks on a day: a unit, or the units that somebody was assigned.
 *
 * @param unit null where the viewer's scope is not one subtree, as for an inspector
 * @param above the units above, from the city down, without {@code unit}
 * @param below what lies directly below, in tree order; for a city its areas and all its counties
 */
record Standpoint(@Nullable Unit unit, List<Step> above, List<Unit> below) {

    /** A unit on the way down. {@code open}: whether the viewer may see its board. */
    record Step(Unit unit, boolean open) {}

    Standpoint {
        above = List.copyOf(above);
        below = List.copyOf(below);
    }

    /** The same of nothing but what lies in a unit's subtree. */
    Standpoint within(Unit top) {
        return new Standpoint(
                unit, above, below.stream().filter(each -> lies(each, top)).toList());
    }

    boolean liesIn(Unit top) {
        return unit != null && lies(unit, top);
    }

    private static boolean lies(Unit unit, Unit top) {
        return unit.seat() >= top.seat() && unit.seat() < top.seatEnd();
    }

    String name() {
        return unit == null ? "我负责的单位" : unit.name();
    }

    boolean kindergarten() {
        return unit != null && unit.kind() == UnitKind.KINDERGARTEN;
    }

    /** A city, or an area of one: it has counties below. */
    boolean wide() {
        return unit != null && (unit.kind() == UnitKind.CITY || unit.kind() == UnitKind.CITY_AREA);
    }

    /** What the board counts apart: the unit itself and what lies below; a duty that two of them share is in both. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        if (unit != null) {
            parts.add(new Part(unit, true));
        }
        for (Unit each : below) {
            parts.add(new Part(each, unit == null || each.kind() == UnitKind.CITY_AREA && !areaIsLeaf()));
        }
        return parts;
    }

    /** What the matrix has columns for: whatever has a subtree of its own here. */
    List<Part> columns() {
        return parts().stream()
                .filter(part -> unit == null || part.unit().id() != unit.id())
                .filter(part -> unit == null || !part.own())
                .toList();
    }

    /** A city that has areas but no counties yet counts by area. */
    private boolean areaIsLeaf() {
        return below.stream().noneMatch(each -> each.kind() == UnitKind.COUNTY);
    }
}
