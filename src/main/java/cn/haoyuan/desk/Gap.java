package cn.haoyuan.desk;

import cn.haoyuan.access.Vacancy;
import cn.haoyuan.web.Count;

/** How many units of the viewer's lack somebody, where the viewer is who can mend it. */
public record Gap(long number, Vacancy of) {

    /** As 20 所幼儿园没有园长账号. */
    public String words() {
        return Count.of(number) + (of == Vacancy.OFFICE ? " 个县区" : " 所幼儿园") + of.label();
    }

    /** The list of exactly these; of those without an inspector where they are assigned. */
    public String href() {
        return of == Vacancy.INSPECTOR ? "/assignments?role=INSPECTOR" : "/units?lacks=" + of;
    }
}
