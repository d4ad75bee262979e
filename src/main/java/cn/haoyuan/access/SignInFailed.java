package cn.haoyuan.access;

/**
 * Someone tried to sign in with this name, or to change its password, and was refused. Only who is {@link Reason#POSTLESS} is told why;
 * the log always is.
 *
 * @param locks whether this attempt locked the account
 */
public record SignInFailed(String username, Reason reason, boolean locks) {

    /** So many one after another lock an account. */
    public static final int LOCKING = 5;

    /** Why; where several hold, the first. */
    public enum Reason {
        BARRED("来源地址失败次数过多，暂不受理"),
        UNKNOWN("没有这个账号"),
        LOCKED("账号锁定中"),
        WRONG_PASSWORD("密码不正确"),
        /** By somebody who is signed in and would change it. */
        WRONG_OLD_PASSWORD("修改密码时原密码不正确"),
        DISABLED("账号已停用"),
        /** By somebody who has the right password, and no post today. */
        POSTLESS("没有现任岗位");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        /** The words in the log. */
        public String label() {
            return label;
        }
    }
}
