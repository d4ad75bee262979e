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

    /** So many characters of what was done stand in a row; the act's own page has all. */
    public static final int WORDS = 200;

    private static final String ACTS = "/acts";
    private static final String SIGN_INS = "/acts?signIns=true";

    /** Where one sees who is signed in. */
    public static final String ONLINE = "/sessions";

    /** The logs beside each other, and who is signed in, each for those who may see it. */
    public static List<Tab> tabs(@Nullable Viewer viewer, String here) {
        List<Tab> tabs = new ArrayList<>();
        if (viewer != null && viewer.may(Permission.SEE_AUDIT)) {
            tabs.add(new Tab("操作日志", ACTS, -1, here.equals(ACTS)));
            tabs.add(new Tab("登录日志", SIGN_INS, -1, here.equals(SIGN_INS)));
        }
        if (viewer != null && viewer.may(Permission.MANAGE_ACCOUNTS)) {
            tabs.add(new Tab("在线会话", ONLINE, -1, here.equals(ONLINE)));
        }
        return tabs;
    }

    /** Which of them this is. */
    public String here() {
        return query.signIns() ? SIGN_INS : ACTS;
    }

    /** What may be filtered by. */
    public Verb[] verbs() {
        return query.signIns() ? Verb.SIGN_INS.toArray(Verb[]::new) : Verb.values();
    }
}
