/** My work: what is to be done, what is done, what I started, what was decided about it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "duty",
            "filing",
            "nudge",
            "notice",
            "plan",
            "access",
            "org",
            "web",
            "calendar",
            "database"
        })
package cn.haoyuan.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
