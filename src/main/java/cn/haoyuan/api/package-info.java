/** Read access for other systems: the same rows in the same scope as the pages, as JSON. */
@NullMarked
@ApplicationModule(allowedDependencies = {"board", "duty", "plan", "org", "access", "calendar"})
package cn.haoyuan.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
