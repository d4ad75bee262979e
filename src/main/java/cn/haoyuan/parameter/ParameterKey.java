package cn.haoyuan.parameter;

import cn.haoyuan.org.UnitKind;
import java.util.Optional;
import java.util.Set;

/** Everything that can be set: its kind, its bounds (inclusive), what holds where nobody set it, and who may. */
public enum ParameterKey {
    NUDGE_FROM(
            ParameterKind.TIME,
            "催办和提醒最早几点发出",
            "工作日的这个时间以后才发出；更早提出的，等到这个时间",
            8 * 60 + 30,
            6 * 60,
            11 * 60,
            Set.of(UnitKind.CITY)),
    NUDGE_TO(
            ParameterKind.TIME,
            "催办和提醒最晚几点发出",
            "到这个时间为止；以后提出的，等到下一个工作日",
            17 * 60 + 30,
            12 * 60,
            21 * 60,
            Set.of(UnitKind.CITY)),
    REMIND(
            ParameterKind.SWITCH,
            "截止前自动提醒",
            "每个工作日上午，把快到期的事项合成一条通知发给责任人",
            1,
            0,
            1,
            Set.of(UnitKind.CITY, UnitKind.COUNTY)),
    REMIND_DAYS(ParameterKind.DAYS, "提前几天提醒", "截止日前这么多天起提醒，直到完成或逾期", 3, 0, 30, Set.of(UnitKind.CITY, UnitKind.COUNTY)),
    SOON_YEAR("计划期内一次和每年的事项", 30, 90),
    SOON_SEMESTER("每学期的事项", 15, 60),
    SOON_MONTH("每月的事项", 7, 20),
    SOON_WEEK("每周的事项", 2, 5),
    SOON_EVENT("随事发生的事项", 5, 30),
    REPLY_DAYS(
            ParameterKind.DAYS,
            "退回后的回复期限",
            "退回报送时默认给填报单位这么多天；审核人可以逐件另定",
            10,
            1,
            60,
            Set.of(UnitKind.CITY, UnitKind.COUNTY)),
    UPLOADS(
            ParameterKind.MEGABYTES,
            "每个岗位每天最多上传",
            "一个岗位一天里上传的照片和文件合计不超过这么多；次日重新计算",
            1000,
            100,
            9000,
            Set.of(UnitKind.CITY));

    private static final String FROM_TODAY = "改动从当天起对没完成的事项都生效，之前已亮的黄灯不变";

    private final ParameterKind kind;
    private final String label;
    private final String hint;
    private final int usual;
    private final int least;
    private final int most;
    private final Set<UnitKind> setAt;
    private final boolean fromToday;

    ParameterKey(ParameterKind kind, String label, String hint, int usual, int least, int most, Set<UnitKind> setAt) {
        this(kind, label, hint, usual, least, most, setAt, false);
    }

    /** How many days before its deadline a duty is near: what was near before a change still is. */
    ParameterKey(String duties, int usual, int most) {
        this(ParameterKind.DAYS, "“即将到期”提前几天：" + duties, "截止前这么多天起亮黄灯", usual, 0, most, Set.of(UnitKind.CITY), true);
    }

    ParameterKey(
            ParameterKind kind,
            String label,
            String hint,
            int usual,
            int least,
            int most,
            Set<UnitKind> setAt,
            boolean fromToday) {
        this.kind = kind;
        this.label = label;
        this.hint = hint;
        this.usual = usual;
        this.least = least;
        this.most = most;
        this.setAt = setAt;
        this.fromToday = fromToday;
    }

    public ParameterKind kind() {
        return kind;
    }

    public String label() {
        return label;
    }

    /** What it does, and within which bounds. */
    public String hint() {
        String whole = fromToday ? hint + "；" + FROM_TODAY : hint;
        return kind == ParameterKind.SWITCH ? whole : whole + "（" + bounds() + "）";
    }

    /** What holds where nobody set it. */
    public int usual() {
        return usual;
    }

    /** Whether a unit of this kind may set it for its subtree. */
    public boolean setAt(UnitKind unit) {
        return setAt.contains(unit);
    }

    /** A value as a page says it. */
    public String words(int value) {
        return kind.words(value);
    }

    /** What a change does not touch, to be said behind it; "" where it holds for everything. */
    String caveat() {
        return fromToday ? "。“即将到期”的天数从今天起生效，今天以前已亮的黄灯不变" : "";
    }

    private String bounds() {
        return typed(least) + " 至 " + words(most);
    }

    /** A value as an input field takes it. */
    public String typed(int value) {
        return kind.typed(value);
    }

    /** Why what was typed cannot be set, in Chinese; empty if it can. */
    Optional<String> refusal(String typed) {
        return kind.read(typed).stream().anyMatch(value -> value >= least && value <= most)
                ? Optional.empty()
                : Optional.of(label + "：请填写 " + bounds());
    }
}
