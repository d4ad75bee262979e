package cn.haoyuan.filing;

import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import org.springframework.stereotype.Component;

/** The form of a filing, from the version of the plan in which it was begun. */
@Component
class Forms {

    /** A form and the plan it belongs to. */
    record Bound(Plan plan, Form form) {}

    private final Plans plans;

    Forms(Plans plans) {
        this.plans = plans;
    }

    Bound of(Filing filing) {
        Plan plan = plans.version(filing.versionId()).map(PlanVersion::plan).orElseThrow();
        return new Bound(plan, plan.form(filing.form()).orElseThrow());
    }
}
