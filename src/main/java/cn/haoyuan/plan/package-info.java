/**
 * The policy as data: clauses, the measures read from them, and the forms of the filings. A plan file is read whole or
 * refused with every problem named.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "org"})
package cn.haoyuan.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
