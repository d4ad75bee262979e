package cn.haoyuan.nudge;

import cn.haoyuan.access.AssignmentMoved;
import cn.haoyuan.access.AssignmentsLeft;
import cn.haoyuan.access.AssignmentsSet;
import cn.haoyuan.access.Role;
import cn.haoyuan.notice.NewNotice;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.web.Day;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells inspectors and experts which kindergartens are theirs from now on, until another day, or no longer; and the office that assigns whose are nobody's of
 * whom they were, because somebody left. With the act or not at all.
 */
@Component
class AssignmentNews {

    private final Members members;
    private final Notices notices;
    private final Clock clock;

    AssignmentNews(Members members, Notices notices, Clock clock) {
        this.members = members;
        this.notices = notices;
        this.clock = clock;
    }

    @EventListener
    void on(AssignmentsSet act) {
        int count = act.units().size();
        String title = act.from() == null
                ? some(act.units()) + until(act.lastDay())
                : "指派给您" + (count == 1 ? "：" : " ") + some(act.units());
        String days = act.from() == null
                ? end(act.lastDay())
                : "自" + Day.of(act.from()) + "起" + (act.lastDay() == null ? "" : "，" + end(act.lastDay()));
        tell(act.accountId(), title, act.role(), days + "。" + names(act.units()));
    }

    @EventListener
    void on(AssignmentMoved act) {
        LocalDate last = act.lastDay();
        tell(
                act.accountId(),
                last == null ? act.unit() + "继续由您负责" : act.unit() + until(last),
                act.role(),
                "最后一天由" + Day.of(act.before()) + "改为" + (last == null ? "不限" : Day.of(last)) + "。");
    }

    /** The same may be given and taken more than once. */
    private void tell(int accountId, String title, Role role, String what) {
        notices.tell(List.of(new NewNotice(
                accountId, "assignment:" + UUID.randomUUID(), title, role.label() + "，" + what, "/?tab=TODO#mine-in")));
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
        return lastDay == null ? "指派已取消，等于没有开始过" : "最后一天是" + Day.of(lastDay);
    }

    private String until(@Nullable LocalDate lastDay) {
        return lastDay == null || lastDay.isBefore(LocalDate.now(clock)) ? "不再由您负责" : "由您负责到" + Day.of(lastDay);
    }

    private static String some(List<String> units) {
        return units.size() == 1 ? units.getFirst() : units.size() + " 所幼儿园";
    }

    private static String names(List<String> units) {
        return units.size() == 1 ? "" : "\n" + String.join("、", units);
    }
}
