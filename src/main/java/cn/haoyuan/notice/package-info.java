/** Messages to people: on their desk, and by mail where a server is configured and they gave an address. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "database", "web"})
package cn.haoyuan.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
