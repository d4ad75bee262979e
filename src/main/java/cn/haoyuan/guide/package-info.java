/** The guide for those who use the product: a few tasks, each in a few steps, a picture a step. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "plan", "workrecord", "web"})
package cn.haoyuan.guide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
