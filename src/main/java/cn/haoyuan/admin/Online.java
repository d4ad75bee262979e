package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.Sessions;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.NotFound;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of those whom the viewer administers. */
@Component
class Online {

    private static final int MOST = 100;

    private final Sessions sessions;
    private final Authority authority;
    private final Audit audit;

    Online(Sessions sessions, Authority authority, Audit audit) {
        this.sessions = sessions;
        this.authority = authority;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public OnlinePage page(Viewer viewer, String name, @Nullable String refusal) {
        return new OnlinePage(sessions.list(viewer.post(), name, MOST), name, MOST, refusal);
    }

    /** All of them as a spreadsheet. */
    @Transactional(readOnly = true)
    public void export(Viewer viewer, String name, OutputStream out) throws IOException {
        try (SheetWriter sheet = SheetWriter.open(out, "在线会话", List.of("姓名", "账号", "单位", "已登录（分钟）", "未操作（分钟）"))) {
            for (Sessions.Online one : sessions.list(viewer.post(), name, SheetWriter.MOST_ROWS)) {
                sheet.row(one.name(), one.username(), one.units(), one.minutes(), one.idle());
            }
        }
    }

    /** Ends a session of somebody whose account the viewer may change; answers why not, in Chinese. */
    @Transactional
    public Optional<String> end(Viewer viewer, String key) {
        int id = sessions.account(key).orElseThrow(NotFound::new);
        Account account = authority.account(viewer, id);
        Optional<String> limits = authority.limits(viewer, account);
        if (limits.isEmpty()) {
            sessions.end(key);
            int unit = account.posts().isEmpty()
                    ? viewer.unitId()
                    : account.posts().getFirst().unitId();
            String who = account.name() + "（" + account.username() + "）";
            audit.record(viewer, Verb.END_SESSION, "account", id, unit, who, "");
        }
        return limits;
    }
}
