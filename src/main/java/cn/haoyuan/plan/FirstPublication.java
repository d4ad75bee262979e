package cn.haoyuan.plan;

import cn.haoyuan.org.Founding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Setting up ends with the first plan that is published; whoever enters units before waits for one that is being published, and it for them. */
@Component
class FirstPublication implements Founding {

    private final JdbcClient jdbc;
    private final Plans plans;

    FirstPublication(JdbcClient jdbc, Plans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /** Asked of the database, since another node may have published. */
    @Override
    public boolean underWay() {
        if (published()) {
            return false;
        }
        plans.alone();
        return !published();
    }

    private boolean published() {
        return jdbc.sql("select exists (select from plan_version where status = 'PUBLISHED')")
                .query(Boolean.class)
                .single();
    }
}
