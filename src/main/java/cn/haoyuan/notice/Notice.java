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

    /** How the title of what need not be done any more begins; its page may be gone. */
    public static final String CALLED_OFF = "（已取消）";

    /** Whether it leads anywhere, or at least is still to be read. */
    public boolean leads() {
        return unread() || !title.startsWith(CALLED_OFF);
    }

    /** What its button says: a notice of duties leads to work, any other to something to read, one that was called off nowhere. */
    public String goes() {
        return title.startsWith(CALLED_OFF) ? "知道了" : href.equals("/") || href.startsWith("/duties") ? "去办理" : "查看";
    }

    public boolean unread() {
        return readAt == null;
    }
}
