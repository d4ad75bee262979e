package cn.haoyuan.access;

import org.jspecify.annotations.Nullable;

/**
 * Somebody is asked to sign in on a page that says more than the address of the sign-in page could: it carries along a form that was sent after
 * the session had ended, or says why a session that was valid ended.
 */
public final class SignInNeeded extends RuntimeException {

    private final transient @Nullable KeptForm kept;
    private final transient @Nullable String why;

    SignInNeeded(@Nullable KeptForm kept, @Nullable String why) {
        super(why, null, false, false);
        this.kept = kept;
        this.why = why;
    }

    public @Nullable KeptForm kept() {
        return kept;
    }

    /** Why whoever was signed in is not any more, in Chinese. */
    public @Nullable String why() {
        return why;
    }
}
