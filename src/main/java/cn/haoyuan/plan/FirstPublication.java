package cn.haoyuan.plan;

import cn.haoyuan.org.Founding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Setting up ends with the first plan that is published. */
@Component
class FirstPublication implements Founding {

    private final JdbcClient jdbc;

    FirstPublication(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean underWay() {
        return jdbc.sql("select not exists (select from plan_version where status = 'PUBLISHED')")
                .query(Boolean.class)
                .single();
    }
}
