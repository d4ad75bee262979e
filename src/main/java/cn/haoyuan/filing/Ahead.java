package cn.haoyuan.filing;

import cn.haoyuan.document.Numeral;
import cn.haoyuan.plan.Plan;
import java.time.LocalDate;
import java.time.Month;

/**
 * The days that something still to be done may have; another is taken for a slip.
 *
 * @param first the first of them
 * @param began what began on it
 * @param planned the end of the plan, up to which something may be done in any case
 */
record Ahead(LocalDate first, String began, LocalDate planned) {

    /** From when the filing could be begun, or its kindergarten was opened, if that was later. */
    static Ahead of(Filing filing, Plan plan) {
        LocalDate opened = filing.unitOpenedOn();
        return opened != null && opened.isAfter(filing.opensOn())
                ? new Ahead(opened, "本园开办", plan.to())
                : new Ahead(filing.opensOn(), "这项报送开始", plan.to());
    }

    /** The last of them: the end of the plan, or of so many years after the first, if that is later. */
    LocalDate last(int years) {
        return planned.isAfter(end(years)) ? planned : end(years);
    }

    /** What is over on the last of them. */
    String over(int years) {
        return planned.isAfter(end(years)) ? "行动计划结束" : "第" + Numeral.of(years) + "年年底";
    }

    private LocalDate end(int years) {
        return LocalDate.of(first.getYear() + years, Month.DECEMBER, 31);
    }
}
