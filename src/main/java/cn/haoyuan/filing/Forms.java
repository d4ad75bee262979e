package cn.haoyuan.filing;

import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The form of a filing, from the published version of the plan in which it was begun, which never changes. */
@Component
public class Forms {

    /** A form and the plan it belongs to. */
    public record Bound(Plan plan, Form form) {}

    private final Plans plans;
    private final Map<Integer, Plan> published = new ConcurrentHashMap<>();

    Forms(Plans plans) {
        this.plans = plans;
    }

    public Bound of(Filing filing) {
        return of(filing.versionId(), filing.form());
    }

    Bound of(int version, String form) {
        Plan plan = published.computeIfAbsent(
                version, id -> plans.version(id).map(PlanVersion::plan).orElseThrow());
        return new Bound(plan, plan.form(form).orElseThrow());
    }
}
