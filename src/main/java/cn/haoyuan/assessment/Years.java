package cn.haoyuan.assessment;

import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.PublicationDays;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The years that are assessed. */
@Component
class Years {

    private final Plans plans;
    private final PublicationDays published;

    Years(Plans plans, PublicationDays published) {
        this.plans = plans;
        this.published = published;
    }

    /** From the year of the plan or, where one was published before it, of that; none that has not come. None without a plan. */
    List<Integer> all(LocalDate today) {
        return plans.plan()
                .map(plan -> between(plan, published.first().orElse(today), today))
                .orElse(List.of());
    }

    private static List<Integer> between(Plan plan, LocalDate first, LocalDate today) {
        int last = Math.min(plan.to().getYear(), today.getYear());
        int begun = Math.min(first.getYear(), plan.from().getYear());
        return IntStream.rangeClosed(Math.min(begun, last), last).boxed().toList();
    }
}
