package cn.haoyuan.org;

import java.time.LocalDate;

/**
 * Whether the city is still being set up: until its first plan is published, no board looks at the past of its tree. Units that are entered
 * meanwhile were there before, so they stand from {@link #BEGINNING} on; whatever the plan asks of that time is asked of them too.
 */
public interface Founding {

    /** The first day of units that were there before the product was used; told by no page. */
    LocalDate BEGINNING = LocalDate.of(2000, 1, 1);

    boolean underWay();
}
