/** One box that finds units, duties, filings and clauses: by characters, by pinyin and its initials, by code. */
@NullMarked
@ApplicationModule(allowedDependencies = {"filing", "plan", "access", "org", "web", "database"})
package cn.haoyuan.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
