/** When what happens by itself happens: all schedules of the application stand here. */
@NullMarked
@ApplicationModule(allowedDependencies = {"nudge", "notice", "duty", "org", "plan", "calendar", "database"})
package cn.haoyuan.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
