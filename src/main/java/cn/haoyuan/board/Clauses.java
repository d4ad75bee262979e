package cn.haoyuan.board;

import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.Plan;
import java.util.Optional;

/** Finds the heading under which a measure stands. */
final class Clauses {

    private Clauses() {}

    /** The section of a clause, as {@code 四(一) 规划先行}; an item of a chapter stands under the chapter. */
    static String section(Optional<Plan> plan, String number) {
        if (plan.isEmpty()) {
            return number;
        }
        Clause clause = plan.get().clause(number).orElse(null);
        while (clause != null
                && (clause.level() > 2
                        || clause.level() == 2 && !clause.number().endsWith(")"))) {
            clause = clause.parent().flatMap(plan.get()::clause).orElse(null);
        }
        return clause == null ? number : clause.number() + " " + clause.title();
    }
}
