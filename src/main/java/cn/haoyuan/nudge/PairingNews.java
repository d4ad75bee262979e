package cn.haoyuan.nudge;

import cn.haoyuan.database.Everywhere;
import cn.haoyuan.org.Pairing;
import cn.haoyuan.org.PairingSet;
import cn.haoyuan.web.Day;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the people of both kindergartens that one is to help the other, or no longer. With the act or not at all. */
@Component
class PairingNews {

    private final Everywhere everywhere;
    private final Members members;

    PairingNews(Everywhere everywhere, Members members) {
        this.everywhere = everywhere;
        this.members = members;
    }

    @EventListener
    void on(PairingSet act) {
        Pairing pairing = act.pairing();
        List<Integer> both = List.of(pairing.helperId(), pairing.helpedId());
        // the other may lie in another county
        everywhere.run(() -> members.tell(both, "pairing", title(act), _ -> body(act), reader -> "/units/" + reader));
    }

    private static String title(PairingSet act) {
        Pairing pairing = act.pairing();
        String pair = pairing.helperName() + "结对帮扶" + pairing.helpedName();
        return switch (act.turn()) {
            case BEGINS -> pair + "，自" + Day.of(act.day()) + "起";
            case ENDS -> pair + "，到" + Day.of(act.day().minusDays(1)) + "为止";
            case TAKEN_BACK -> "已取消：" + pair + "，自" + Day.of(act.day()) + "起";
        };
    }

    private static String body(PairingSet act) {
        return switch (act.turn()) {
            case BEGINS -> "帮扶活动由帮扶方登记一次，双方的工作记录里都能看到。帮扶方由此承担的事项见责任事项。";
            case ENDS -> "已经登记的帮扶活动都还在；此后不再产生新的帮扶事项。";
            case TAKEN_BACK -> "这次结对不算数，由此产生的责任事项一并取消。";
        };
    }
}
