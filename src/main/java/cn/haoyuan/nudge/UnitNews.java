package cn.haoyuan.nudge;

import cn.haoyuan.org.EndArranged;
import cn.haoyuan.web.Day;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the people of a unit that it is to close or to merge, and those of the unit that it merges into; and that it is not to after
 * all. With the act or not at all.
 */
@Component
class UnitNews {

    private final Members members;

    UnitNews(Members members) {
        this.members = members;
    }

    @EventListener
    void on(EndArranged end) {
        Integer into = end.intoId();
        List<Integer> units = into == null ? List.of(end.unitId()) : List.of(end.unitId(), into);
        String title = (end.calledOff() ? "已取消：" : "") + end.name() + "自" + Day.of(end.day()) + "起"
                + (end.into() == null ? "撤销" : "并入" + end.into());
        members.tell(
                units,
                "end",
                title,
                reader -> "理由：" + end.reason() + "\n" + follows(end, reader == end.unitId()),
                reader -> "/units/" + reader);
    }

    private static String follows(EndArranged end, boolean own) {
        if (end.calledOff()) {
            return "一切照旧，原有的责任事项照常。";
        }
        return own ? "在那以前，责任事项照常办理；从那天起不再计入看板，只在本单位任职的人员不能再登录。" : "责任事项不转给本单位；本单位的班数、幼儿数和教职工数届时请更新。";
    }
}
