/** What one administers: one's own account, the people and accounts of one's scope, the calendar, the log of acts. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "notice",
            "org",
            "calendar",
            "plan",
            "duty",
            "web",
            "database",
            "sheet"
        })
package cn.haoyuan.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
