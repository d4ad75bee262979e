package cn.haoyuan.nudge;

import cn.haoyuan.access.AssignmentsSet;
import cn.haoyuan.notice.NewNotice;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.web.Day;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells inspectors and experts which kindergartens are theirs from now on, or no longer. With the act or not at all. */
@Component
class AssignmentNews {

    private final Notices notices;

    AssignmentNews(Notices notices) {
        this.notices = notices;
    }

    @EventListener
    void on(AssignmentsSet act) {
        int count = act.units().size();
        String some = count == 1 ? act.units().getFirst() : count + " 所幼儿园";
        String title = act.from() == null ? some + "不再由您负责" : "指派给您" + (count == 1 ? "：" : " ") + some;
        String days = (act.from() == null ? "" : "自" + Day.of(act.from()) + "起")
                + (act.lastDay() == null ? "" : (act.from() == null ? "" : "，") + "最后一天是" + Day.of(act.lastDay()));
        String body = act.role().label() + "，" + days + "。" + (count == 1 ? "" : "\n" + String.join("、", act.units()));
        // the same may be given and taken more than once
        notices.tell(
                List.of(new NewNotice(act.accountId(), "assignment:" + UUID.randomUUID(), title, body, "/?tab=TODO")));
    }
}
