package cn.haoyuan.admin;

import cn.haoyuan.access.Sessions;
import cn.haoyuan.web.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in at present.
 *
 * @param refusal why a session was not ended; null otherwise
 */
public record OnlinePage(
        List<Sessions.Online> sessions,
        String name,
        int most,
        @Nullable String refusal) {

    /** Where the list is had as a file. */
    public String export() {
        return Address.of("/sessions/export").with("name", name).toString();
    }

    /** As 不到 1 分钟, 5 分钟, 2 小时 10 分钟. */
    public String span(long minutes) {
        if (minutes < 1) {
            return "不到 1 分钟";
        }
        return minutes < 60 ? minutes + " 分钟" : minutes / 60 + " 小时 " + minutes % 60 + " 分钟";
    }
}
