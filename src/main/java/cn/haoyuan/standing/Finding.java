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
        HOLDS("具备"),
        EXCEPTIONS("例外"),
        /** The day on which it must hold has not come. */
        NOT_YET("未到"),
        /** The product does not know what it would have to know. */
        NOT_CONNECTED("未接入"),
        /** Nothing that the condition looks at is here. */
        NOT_HERE("不涉及");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Of a condition that has nothing to say from where somebody looks. */
    public static Finding notHere(Measure measure, Standing standing) {
        return new Finding(measure, standing, Verdict.NOT_HERE, 0, 0, "");
    }

    /** What stands beside the verdict. */
    public String words() {
        return switch (verdict) {
            case HOLDS -> "核对 " + checked + " 个，无例外";
            case EXCEPTIONS -> "核对 " + checked + " 个";
            case NOT_YET, NOT_CONNECTED -> remark;
            case NOT_HERE -> "这一范围内没有它要核对的单位";
        };
    }

    /** The condition's name on pages. */
    public String label() {
        return standing.condition().label();
    }
}
