/** People, accounts and posts; who is signed in, as what, and which rows that lets them see. */
@NullMarked
@ApplicationModule(allowedDependencies = {"org", "calendar", "database"})
package cn.haoyuan.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
