/**
 * The year-end assessment: what is known of each county for a year beside what came of it, and the words with which the record of it
 * and the letter after it begin.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "workrecord",
            "filing",
            "duty",
            "plan",
            "org",
            "access",
            "web",
            "calendar",
            "database",
            "sheet",
            "document"
        })
package cn.haoyuan.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
