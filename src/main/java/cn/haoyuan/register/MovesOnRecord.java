package cn.haoyuan.register;

import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.org.MoveFell;
import cn.haoyuan.web.Day;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts on record what became of a move on the day for which it was arranged, when nobody is at work. */
@Component
class MovesOnRecord {

    private final Audit audit;

    MovesOnRecord(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(MoveFell move) {
        String detail = move.name() + "原定自 " + Day.of(move.day()) + " 起改隶" + move.parentName()
                + (move.refused() == null ? "，已办" : "，没有办成：" + move.refused());
        audit.recordUnattended("系统", Verb.MOVE_UNIT, "unit", move.unitId(), move.unitId(), detail, move.reason());
    }
}
