/** The plan as people read it: its clauses and measures, importing a file, publishing a version. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"plan", "duty", "access", "audit", "web", "org", "calendar", "database", "sheet"})
package cn.haoyuan.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
