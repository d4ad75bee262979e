/** Where the plan stands, as of any day: figures that open their rows, the matrix, standing conditions, trend. Reads only. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "duty",
            "standing",
            "plan",
            "org",
            "access",
            "web",
            "calendar",
            "database",
            "sheet",
            "document"
        })
package cn.haoyuan.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
