/** The benchmark that {@code bin/bench} runs on the packaged application. It prints figures and asserts none. */
@NullMarked
package cn.haoyuan.bench;

import org.jspecify.annotations.NullMarked;
