package cn.haoyuan.notice;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A message as its reader finds it.
 *
 * @param settled whether it tells of one duty of which nothing is left to do: it is done, lifted or ended
 */
public record Notice(
        long id,
        String title,
        String body,
        String href,
        OffsetDateTime at,
        @Nullable OffsetDateTime readAt,
        boolean settled) {

    /** How the title of what need not be done any more begins. */
    public static final String CALLED_OFF = "（已取消）";

    /** Whether it leads anywhere, or at least is still to be read. */
    public boolean leads() {
        return unread() || !title.startsWith(CALLED_OFF);
    }

    /**
     * What its button says: a notice of duties leads to work as long as there is any, any other to something to read, one that was called
     * off nowhere.
     */
    public String goes() {
        boolean work = !settled && (href.equals("/") || href.startsWith("/duties"));
        return title.startsWith(CALLED_OFF) ? "知道了" : work ? "去办理" : "查看";
    }

    public boolean unread() {
        return readAt == null;
    }
}
