/** Every act with its author, moment and reason; appended only, each row sealing the one before it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "calendar", "database", "org"})
package cn.haoyuan.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
