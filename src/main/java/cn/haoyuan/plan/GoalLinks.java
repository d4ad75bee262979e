package cn.haoyuan.plan;

/** What the rows of a goals field link to: the level above. */
public sealed interface GoalLinks {

    /** The measures of the plan. */
    record Measures() implements GoalLinks {}

    /** The goals of an accepted filing: the unit's own, or its upper level's where the unit does not file that form. */
    record Goals(FieldRef field) implements GoalLinks {}
}
