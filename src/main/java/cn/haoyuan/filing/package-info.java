/** What one unit files with another: forms, drafts, submission, review, amendment. An accepted filing is a fact. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "duty",
            "plan",
            "files",
            "org",
            "access",
            "audit",
            "parameter",
            "web",
            "calendar",
            "database",
            "sheet",
            "document"
        })
package cn.haoyuan.filing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
