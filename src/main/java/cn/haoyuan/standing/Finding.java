package cn.haoyuan.standing;

import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Standing;

/**
 * How a condition of the plan stands on a day, within one unit's subtree.
 *
 * @param checked how many units (or kinds of kindergartens) were looked at
 * @param exceptions how many of them do not meet it
 * @param remark by what it was checked, what is missing, or from when it must hold; empty where there is nothing to add
 */
public record Finding(Measure measure, Standing standing, Verdict verdict, int checked, int exceptions, String remark) {

    /** What can be said. */
    public enum Verdict {
        HOLDS,
        EXCEPTIONS,
        /** The day on which it must hold has not come. */
        NOT_YET,
        /** The product does not know what it would have to know. */
        NOT_CONNECTED,
        /** Nothing that the condition looks at is here. */
        NOT_HERE
    }

    /** Of a condition that has nothing to say from where somebody looks. */
    public static Finding notHere(Measure measure, Standing standing) {
        return new Finding(measure, standing, Verdict.NOT_HERE, 0, 0, "");
    }

    /** The condition's name on pages. */
    public String label() {
        return standing.condition().label();
    }
}
