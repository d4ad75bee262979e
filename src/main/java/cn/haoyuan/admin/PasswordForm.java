package cn.haoyuan.admin;

import org.jspecify.annotations.Nullable;

/** Three times a password; none is ever shown again. */
record PasswordForm(String old, String fresh, String again) {

    PasswordForm(@Nullable String old, @Nullable String fresh, @Nullable String again) {
        this.old = old == null ? "" : old;
        this.fresh = fresh == null ? "" : fresh;
        this.again = again == null ? "" : again;
    }

    @Override
    public String toString() {
        return "PasswordForm[…]";
    }
}
