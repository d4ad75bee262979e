package cn.haoyuan.access;

/** Somebody sent a form after their session had ended; they are asked to sign in on a page that carries it along. */
public final class SignInNeeded extends RuntimeException {

    private final transient KeptForm kept;

    SignInNeeded(KeptForm kept) {
        super(kept.at(), null, false, false);
        this.kept = kept;
    }

    public KeptForm kept() {
        return kept;
    }
}
