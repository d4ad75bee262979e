/** School years, semesters, teaching weeks and holidays; what a cadence means in dates. Time itself: the clock. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package cn.haoyuan.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
