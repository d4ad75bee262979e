/**
 * The conditions of the plan that must hold every day: whether they hold on a day, and if not, who are the exceptions.
 * Read from what the product knows; where it does not know yet, it says so.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"plan", "org", "calendar"})
package cn.haoyuan.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
