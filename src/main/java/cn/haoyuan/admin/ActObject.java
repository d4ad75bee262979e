package cn.haoyuan.admin;

import cn.haoyuan.audit.ActRow;
import cn.haoyuan.web.Choice;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of things that acts are done to: their words, and the pages on which they are seen. */
public enum ActObject {
    ACCOUNT("account", "账号", "/accounts/"),
    /** Of old entries, as is the next; what is done about posts and tokens is recorded of the account. */
    POST("post", "任职", null),
    TOKEN("token", "访问令牌", null),
    UNIT("unit", "单位", "/units/"),
    REGISTER("register", "名册", null),
    PLAN("plan", "行动计划", null),
    DUTY("duty", "责任事项", "/duties/"),
    FILING("filing", "报送", "/filings/"),
    RECORD("work-record", "工作记录", "/records/"),
    FACT("fact", "佐证", null),
    FILE("file", "附件", "/files/"),
    CALENDAR("calendar", "校历", null),
    PARAMETER("parameter", "参数", null),
    NUDGE("nudge", "催办", null),
    ACT("act", "操作日志", null),
    EXPORT("export", "导出的文件", null);

    private static final Set<ActObject> OF_ACCOUNTS = EnumSet.of(ACCOUNT, POST, TOKEN);

    private final String key;
    private final String label;
    private final @Nullable String path;

    ActObject(String key, String label, @Nullable String path) {
        this.key = key;
        this.label = label;
        this.path = path;
    }

    /** As acts are recorded with. */
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    /** For a filter. */
    public static List<Choice> choices() {
        return Arrays.stream(values())
                .filter(object -> object == ACCOUNT || !OF_ACCOUNTS.contains(object))
                .map(object -> new Choice(object.key, object == ACCOUNT ? "人员账号" : object.label))
                .toList();
    }

    /** What acts are recorded with that are found by a choice; by the id of a thing, that thing alone. */
    static List<String> keys(String chosen, String id) {
        return chosen.isEmpty()
                ? List.of()
                : chosen.equals(ACCOUNT.key) && id.isEmpty()
                        ? OF_ACCOUNTS.stream().map(ActObject::key).toList()
                        : List.of(chosen);
    }

    /** The Chinese word for the thing of an act; its own key where none is known. */
    public static String label(ActRow act) {
        return Arrays.stream(values())
                .filter(object -> object.key.equals(act.object()))
                .map(ActObject::label)
                .findFirst()
                .orElse(act.object());
    }

    /** Its number beside that; "" where the act says by its words which one it is. */
    public static String number(ActRow act) {
        return PARAMETER.key.equals(act.object()) || CALENDAR.key.equals(act.object()) ? "" : act.objectId();
    }

    /** The page of the thing, where there is one. */
    public static @Nullable String href(ActRow act) {
        for (ActObject object : values()) {
            if (object.key.equals(act.object())
                    && object.path != null
                    && act.objectId().matches("\\d{1,18}")) {
                return object.path + act.objectId();
            }
        }
        return null;
    }
}
