package cn.haoyuan.notice;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A message as its reader finds it. */
public record Notice(
        long id,
        String title,
        String body,
        String href,
        OffsetDateTime at,
        @Nullable OffsetDateTime readAt) {

    /** What its button says: a notice of duties leads to work, any other to something to read. */
    public String goes() {
        return href.equals("/") || href.startsWith("/duties") ? "去办理" : "查看";
    }

    public boolean unread() {
        return readAt == null;
    }
}
