package cn.haoyuan.notice;

import cn.haoyuan.database.Cut;

/** A letter that the mail server did not take; for good where the address itself is no good. */
final class UndeliverableException extends Exception {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 300;

    private final String words;
    private final boolean forGood;

    UndeliverableException(Exception cause, boolean forGood) {
        super(cause);
        this.words = words(cause);
        this.forGood = forGood;
    }

    /** What the mail server said, in one line of at most 300 characters. */
    String words() {
        return words;
    }

    boolean forGood() {
        return forGood;
    }

    private static String words(Exception cause) {
        return Cut.to(LONGEST, String.valueOf(cause.getMessage()).replaceAll("[\\s\\x00]+", " "));
    }
}
