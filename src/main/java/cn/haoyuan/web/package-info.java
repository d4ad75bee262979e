/** What every page stands in: layout, menu, errors, the address of a day, sending a template. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "calendar", "database"})
package cn.haoyuan.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
