/** Papers as offices send them: a neutral model of title, text and tables, printed as Word or PDF after GB/T 9704. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web"})
package cn.haoyuan.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
