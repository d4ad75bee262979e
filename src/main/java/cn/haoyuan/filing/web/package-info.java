/** The pages of filings: lists, writing, reading, review. */
@NullMarked
package cn.haoyuan.filing.web;

import org.jspecify.annotations.NullMarked;
