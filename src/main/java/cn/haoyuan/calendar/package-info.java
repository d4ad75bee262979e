/**
 * When things are due: school years, semesters, teaching weeks, holidays and make-up working days; a cadence becomes
 * periods here. Knows nothing of any other module.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package cn.haoyuan.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
