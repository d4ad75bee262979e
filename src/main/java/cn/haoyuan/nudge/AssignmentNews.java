package cn.haoyuan.nudge;

import cn.haoyuan.access.AssignmentsLeft;
import cn.haoyuan.access.AssignmentsSet;
import cn.haoyuan.notice.NewNotice;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells inspectors and experts which kindergartens are theirs from now on, or no longer; and the office that assigns whose are nobody's of
 * whom they were, because somebody left. With the act or not at all.
 */
@Component
class AssignmentNews {

    private final Members members;
    private final Notices notices;

    AssignmentNews(Members members, Notices notices) {
        this.members = members;
        this.notices = notices;
    }

    @EventListener
    void on(AssignmentsSet act) {
        int count = act.units().size();
        String title = act.from() == null
                ? some(act.units()) + "不再由您负责"
                : "指派给您" + (count == 1 ? "：" : " ") + some(act.units());
        String days = act.from() == null
                ? end(act.lastDay())
                : "自" + Day.of(act.from()) + "起" + (act.lastDay() == null ? "" : "，" + end(act.lastDay()));
        String body = act.role().label() + "，" + days + "。" + names(act.units());
        // the same may be given and taken more than once
        notices.tell(
                List.of(new NewNotice(act.accountId(), "assignment:" + UUID.randomUUID(), title, body, "/?tab=TODO")));
    }

    @EventListener
    void on(AssignmentsLeft act) {
        members.tellOffice(
                act.unitId(),
                act.by(),
                "assignment",
                act.name() + "不再负责" + (act.units().size() == 1 ? "" : " ") + some(act.units()),
                act.role().label() + "，" + end(act.lastDay()) + "，请另行指派。" + names(act.units()),
                "/assignments?role=" + act.role().name());
    }

    private static String end(@Nullable LocalDate lastDay) {
        return lastDay == null ? "还没有开始的指派已取消" : "最后一天是" + Day.of(lastDay);
    }

    private static String some(List<String> units) {
        return units.size() == 1 ? units.getFirst() : units.size() + " 所幼儿园";
    }

    private static String names(List<String> units) {
        return units.size() == 1 ? "" : "\n" + String.join("、", units);
    }
}
