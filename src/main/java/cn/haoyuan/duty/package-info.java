/**
 * A duty is one unit's share of a measure in a period. Generated from the plan, discharged by facts, counted by the ledger;
 * knows nothing of the places where the facts come from.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "parameter",
            "plan",
            "org",
            "calendar",
            "access",
            "audit",
            "web",
            "database",
            "sheet",
            "document"
        })
package cn.haoyuan.duty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
