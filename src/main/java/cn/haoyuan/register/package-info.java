/** The pages of the tree and the register: the list of units, one unit with its acts, the import of a register file. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "board",
            "calendar",
            "database",
            "duty",
            "notice",
            "org",
            "sheet",
            "web"
        })
package cn.haoyuan.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
