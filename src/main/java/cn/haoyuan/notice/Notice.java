package cn.haoyuan.notice;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A message as its reader finds it. */
public record Notice(
        long id,
        String title,
        String body,
        OffsetDateTime at,
        @Nullable OffsetDateTime readAt) {

    public boolean unread() {
        return readAt == null;
    }
}
