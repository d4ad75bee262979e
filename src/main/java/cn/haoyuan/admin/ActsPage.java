package cn.haoyuan.admin;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.ActRow;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.web.Tab;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the log.
 *
 * @param names what the things of these acts are called, by the id of the act, where that is known
 * @param older address of the acts before these; null at the end
 * @param latest address of the first page; null when this is it
 * @param export address of the same list as xlsx
 */
public record ActsPage(
        ActsQuery query,
        List<ActRow> acts,
        Map<Long, String> names,
        @Nullable String older,
        @Nullable String latest,
        String export) {

    /** The logs beside each other, and who is signed in, for those who may see it. */
    public List<Tab> tabs(@Nullable Viewer viewer) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab("操作日志", "/acts", -1, !query.signIns()));
        tabs.add(new Tab("登录日志", "/acts?signIns=true", -1, query.signIns()));
        if (viewer != null && viewer.may(Permission.MANAGE_ACCOUNTS)) {
            tabs.add(new Tab("在线会话", "/sessions", -1, false));
        }
        return tabs;
    }

    /** What may be filtered by. */
    public Verb[] verbs() {
        return query.signIns()
                ? new Verb[] {Verb.SIGN_IN, Verb.SIGN_IN_FAILED, Verb.LOCK_ACCOUNT, Verb.SIGN_OUT, Verb.END_SESSION}
                : Verb.values();
    }
}
