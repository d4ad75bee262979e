package cn.haoyuan.access;

import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;

/** A role that a person holds at a unit at present. {@code [seat, seatEnd)} is the subtree of that unit. */
public record Post(int id, int unitId, UnitKind unitKind, String unitName, int seat, int seatEnd, Role role) {

    /** Whether the unit of today's tree is the post's own or lies below it. */
    public boolean holds(Unit unit) {
        return seat <= unit.seat() && unit.seatEnd() <= seatEnd;
    }

    /** How the post is named on pages. */
    public String title() {
        return unitName + " · " + role.label();
    }
}
