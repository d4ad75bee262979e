package cn.haoyuan.access;

/** Whether an account can be signed in with. */
public enum AccountState {
    ACTIVE("正常"),
    /** Too many wrong passwords; ends by itself. */
    LOCKED("锁定"),
    DISABLED("停用"),
    /** Without a post today. */
    IDLE("无任职");

    private final String label;

    AccountState(String label) {
        this.label = label;
    }

    /** The Chinese word shown on pages. */
    public String label() {
        return label;
    }
}
