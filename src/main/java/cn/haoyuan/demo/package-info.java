/**
 * The demonstration city: its tree, its people and their work up to the demonstration day. Active with {@code haoyuan.demo}
 * only; nothing depends on it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "database", "duty", "plan"})
package cn.haoyuan.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
