package cn.haoyuan.access;

/** What a route may need. Every route names one, or declares itself open. */
public enum Permission {
    /** One's own desk, password, posts and tokens. */
    OWN,
    /** The plan, its boards, the duties in one's scope. */
    SEE_BOARD,
    /** The tree and the register of one's scope. */
    SEE_UNITS,
    /** Open, close, rename, move and merge units; import the register. */
    EDIT_UNITS,
    /** Write, submit, withdraw and amend one's own unit's filings. */
    WRITE_FILING,
    /** Return and accept filings addressed to one's own unit. */
    REVIEW_FILING,
    /** Record everyday work of one's own unit. */
    RECORD_WORK,
    /** Lift a duty for a reason. */
    WAIVE,
    /** Remind those below of what they have not done. */
    NUDGE,
    /** Accounts and posts within one's own scope. */
    MANAGE_ACCOUNTS,
    /** The log of acts within one's own scope. */
    SEE_AUDIT,
    /** Draft and publish the plan; the city only. */
    EDIT_PLAN(true),
    /** Semesters and holidays; the city only. */
    EDIT_CALENDAR(true),
    /** The parameters of one's own subtree. */
    SET_PARAMETERS;

    private final boolean cityOnly;

    Permission() {
        this(false);
    }

    Permission(boolean cityOnly) {
        this.cityOnly = cityOnly;
    }

    boolean cityOnly() {
        return cityOnly;
    }
}
