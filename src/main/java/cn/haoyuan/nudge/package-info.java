/** Who has not filed, and reminding them: asked for by an officer or by the calendar, merged per person, never at night; and telling people what concerns them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "document",
            "duty",
            "plan",
            "org",
            "calendar",
            "access",
            "audit",
            "notice",
            "parameter",
            "web",
            "sheet",
            "database"
        })
package cn.haoyuan.nudge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
