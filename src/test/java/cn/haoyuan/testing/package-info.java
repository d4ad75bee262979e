/** What tests stand on: a fresh PostgreSQL database per class, a clock that can be set, a small city. */
@NullMarked
package cn.haoyuan.testing;

import org.jspecify.annotations.NullMarked;
