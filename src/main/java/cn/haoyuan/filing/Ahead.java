package cn.haoyuan.filing;

import cn.haoyuan.plan.Plan;
import java.time.LocalDate;
import java.time.Month;

/**
 * The days that something still to be done may have; another is taken for a slip.
 *
 * @param first the first of them
 * @param began what began on it
 * @param last the last of them
 * @param over what is over on it
 */
record Ahead(LocalDate first, String began, LocalDate last, String over) {

    /** As long as a kindergarten's own plan lasts. */
    private static final int YEARS = 3;

    /**
     * From when the filing could be begun, or its kindergarten was opened, if that was later, to the end of the plan that asks for it, or of the
     * third year after, if that is later.
     */
    static Ahead of(Filing filing, Plan plan) {
        LocalDate opened = filing.unitOpenedOn();
        boolean late = opened != null && opened.isAfter(filing.opensOn());
        LocalDate first = late && opened != null ? opened : filing.opensOn();
        LocalDate third = LocalDate.of(first.getYear() + YEARS, Month.DECEMBER, 31);
        boolean longer = plan.to().isAfter(third);
        return new Ahead(first, late ? "本园开办" : "这项报送开始", longer ? plan.to() : third, longer ? "行动计划结束" : "第三年年底");
    }
}
