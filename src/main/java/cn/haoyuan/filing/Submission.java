package cn.haoyuan.filing;

import java.time.OffsetDateTime;

/** What was submitted, word for word. {@code no} counts from 1. */
public record Submission(int no, Content content, OffsetDateTime at, int postId) {}
