/** One box that finds units, duties, filings, records of work and clauses: by characters, by pinyin and its initials, by code. */
@NullMarked
@ApplicationModule(allowedDependencies = {"workrecord", "filing", "plan", "access", "org", "web", "database"})
package cn.haoyuan.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
