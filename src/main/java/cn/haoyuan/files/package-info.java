/** Attachments: bytes in the data folder under keys made here, typed by content, handed out only through authorization. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "database", "audit", "parameter", "web"})
package cn.haoyuan.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
