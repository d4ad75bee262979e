/** The five-level tree of units with its dates, the register of kindergartens, and their profile. */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "database"})
package cn.haoyuan.org;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
