/** Everyday work, recorded once: the generic evidence of every kind that has no module of its own yet. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "duty",
            "filing",
            "plan",
            "files",
            "org",
            "access",
            "audit",
            "web",
            "calendar",
            "database",
            "sheet",
            "document"
        })
package cn.haoyuan.workrecord;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
