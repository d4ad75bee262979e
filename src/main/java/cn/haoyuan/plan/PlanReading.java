package cn.haoyuan.plan;

import java.util.List;

/** What came of reading a plan: the plan, or every reason why not. */
public sealed interface PlanReading {

    record Accepted(Plan plan) implements PlanReading {}

    /** At least one problem; in the order of the files and their lines. */
    record Refused(List<Problem> problems) implements PlanReading {

        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
