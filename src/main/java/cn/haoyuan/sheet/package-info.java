/** Spreadsheets in and out: lists stream to xlsx with text that cannot become a formula; xlsx and CSV are read row by row. */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "database"})
package cn.haoyuan.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
