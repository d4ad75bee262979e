package cn.haoyuan.nudge;

import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.WaiverChanged;
import cn.haoyuan.notice.NewNotice;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.web.Day;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells those who answer for a duty that it was waived, or that it is theirs again, by whom and why; in the transaction of that. */
@Component
class WaiverNews {

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Clock clock;

    WaiverNews(JdbcClient jdbc, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(WaiverChanged change) {
        LocalDate today = LocalDate.now(clock);
        Duty duty = change.duty();
        String key = "waiver:" + UUID.randomUUID();
        String title = (change.lifted() ? "撤销豁免：" : "已豁免：") + duty.title() + "（" + duty.label() + "）";
        String body = change.by() + "：" + change.reason() + "\n"
                + (change.lifted() ? "这一事项照旧要求，截止 " + Day.of(duty.dueOn()) + "；办过的照算。" : "这一事项不用办了。");
        notices.tell(jdbc
                .sql("""
                        select distinct c.id
                        from duty d
                        join ask a on a.id = d.ask_id
                        join\s""" + Recipients.ANSWERING + """
                        where d.id = :duty
                        """)
                .param("duty", duty.id())
                .param("today", today)
                .query(Integer.class)
                .stream()
                .map(account -> new NewNotice(account, key, title, body, "/duties/" + duty.id()))
                .toList());
    }
}
