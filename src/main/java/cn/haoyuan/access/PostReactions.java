package cn.haoyuan.access;

import cn.haoyuan.org.OpeningTakenBack;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody ever held a post at a unit that never was; the account stays, without it. */
@Component
class PostReactions {

    private final JdbcClient jdbc;

    PostReactions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(OpeningTakenBack taken) {
        jdbc.sql("update post set during = 'empty' where unit_id = :unit")
                .param("unit", taken.unitId())
                .update();
    }
}
