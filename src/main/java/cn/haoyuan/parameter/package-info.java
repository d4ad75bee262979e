/** Settings that an office makes for its subtree: a closed list of keys with kinds, bounds and defaults. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "notice", "org", "web"})
package cn.haoyuan.parameter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
