/** What the plan costs those who work by it: per unit and semester, what records discharged, what had to be filed, what was typed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"duty", "plan", "org", "access", "web", "calendar", "sheet", "document"})
package cn.haoyuan.burden;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
