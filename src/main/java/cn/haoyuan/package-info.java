/** Haoyuan: a city's preschool quality plan, running. Each direct sub-package is one module of the house. */
@NullMarked
package cn.haoyuan;

import org.jspecify.annotations.NullMarked;
