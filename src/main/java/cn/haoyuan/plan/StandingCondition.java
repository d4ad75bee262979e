package cn.haoyuan.plan;

import org.jspecify.annotations.Nullable;

/** A condition that must hold every day; its exceptions are shown by name. */
public enum StandingCondition {
    RESEARCH_NETWORK("教研网络全覆盖"),
    ANJI_COVERAGE("安吉游戏试点全覆盖"),
    TOPIC("园园有课题", EvidenceKind.TOPIC),
    CERTIFIED_POSTS("持证上岗"),
    MENTORING("师徒结对全覆盖"),
    PAIRING_COVERAGE("结对帮扶全覆盖"),
    COVERAGE_RATES("普及普惠指标达标"),
    BOTTOM_LINES("公办性质园底线达标"),
    INSPECTOR_ASSIGNED("挂牌督导全覆盖"),
    PROJECT_GROUP("项目小组健全");

    private final String label;
    private final @Nullable EvidenceKind checkedBy;

    StandingCondition(String label) {
        this(label, null);
    }

    StandingCondition(String label, @Nullable EvidenceKind checkedBy) {
        this.label = label;
        this.checkedBy = checkedBy;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }

    /** The kind of records of those who answer for it by which it is checked; null where it is by something else. */
    public @Nullable EvidenceKind checkedBy() {
        return checkedBy;
    }
}
