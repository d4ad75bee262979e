package cn.haoyuan.database;

import java.util.Optional;

/** Why somebody does something, as typed: it stands in the log of acts, and where whom it concerns reads it. */
public final class Reason {

    /** As many characters as there is room for. */
    public static final int LONGEST = 200;

    private Reason() {}

    /** Why this is no reason, in Chinese without a full stop; empty where it is one. */
    public static Optional<String> problem(String reason) {
        return reason.isBlank()
                ? Optional.of("请写明原因")
                : Cut.tooLong(LONGEST, reason.strip()).map(why -> "原因" + why);
    }
}
