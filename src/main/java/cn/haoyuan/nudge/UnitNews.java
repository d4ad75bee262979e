package cn.haoyuan.nudge;

import cn.haoyuan.org.EndArranged;
import cn.haoyuan.org.Opened;
import cn.haoyuan.org.OpeningTakenBack;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.web.Day;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the people of a unit that it is to close or to merge, those of the unit that it merges into, to whom it is assigned, and the county
 * above, where that did not arrange it; and that it is not to after all. Tells a county what others open in it. With the act or not at all.
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
        Set<Integer> told = members.tell(
                units,
                "end",
                title,
                reader -> "原因：" + end.reason() + "\n" + follows(end, reader == end.unitId()),
                reader -> "/units/" + reader);
        members.tellCounty(
                end.unitId(),
                told,
                "end",
                title,
                "原因：" + end.reason() + (end.calledOff() ? "\n一切照旧，原有的责任事项照常。" : "\n从那天起，它的责任事项不再计入看板。"),
                "/units/" + end.unitId());
        members.tellAssigned(
                end.unitId(),
                told,
                "end",
                title,
                "原因：" + end.reason() + (end.calledOff() ? "\n一切照旧，仍由您负责。" : "\n在那以前仍由您负责，从那天起不再负责。"),
                "/board?unit=" + end.unitId());
    }

    @EventListener
    void on(Opened opened) {
        members.tellCounty(
                opened.unitId(),
                Set.of(),
                "open",
                opened.name() + "自" + Day.of(opened.day()) + "起设立",
                opened.kind() == UnitKind.KINDERGARTEN ? "由上级在本县区设立。请给园长建账号，指派责任督学，登记园所信息。" : "由上级在本县区设立。",
                "/units/" + opened.unitId());
    }

    @EventListener
    void on(OpeningTakenBack taken) {
        members.tellCounty(
                taken.parentId(),
                Set.of(),
                "open",
                "已取消：" + taken.name() + "的设立",
                "如同没有设立过。",
                "/units/" + taken.parentId());
    }

    private static String follows(EndArranged end, boolean own) {
        if (end.calledOff()) {
            return "一切照旧，原有的责任事项照常。";
        }
        return own ? "在那以前，责任事项照常办理；从那天起不再计入看板，只在本单位任职的人员不能再登录。" : "责任事项不转给本单位；本单位的班数、幼儿数和教职工数届时请更新。";
    }
}
