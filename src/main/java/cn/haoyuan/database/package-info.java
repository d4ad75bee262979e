/** PostgreSQL: embedded for a first look, configured for real; the scope that each transaction carries; queries counted. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package cn.haoyuan.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
