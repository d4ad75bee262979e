package cn.haoyuan.board;

import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;

/** A unit that a board counts apart: with its subtree, or ({@code own}) only what is placed at the unit itself. */
record Part(Unit unit, boolean own) {

    /** Part of its own board ({@code top}) or of a board above it. */
    String name(boolean top) {
        if (!own || unit.kind() == UnitKind.KINDERGARTEN) {
            return unit.name();
        }
        return top ? unit.kind().label() + "本级" : unit.name() + "（本级）";
    }
}
