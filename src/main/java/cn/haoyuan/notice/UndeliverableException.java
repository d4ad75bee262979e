package cn.haoyuan.notice;

import cn.haoyuan.database.Cut;

/** A letter that the mail server did not take. */
final class UndeliverableException extends Exception {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 300;

    /** Why it was not taken. */
    enum Fault {
        /** The address is no good and never will be. */
        ADDRESS,
        /** The server does not take letters to this address now. */
        FOR_NOW,
        /** The server does not answer, or takes nothing. */
        SERVER
    }

    private final String words;
    private final Fault fault;

    UndeliverableException(Exception cause, Fault fault) {
        super(cause);
        this.words = words(cause);
        this.fault = fault;
    }

    /** What the mail server said, in one line of at most 300 characters. */
    String words() {
        return words;
    }

    Fault fault() {
        return fault;
    }

    private static String words(Exception cause) {
        return Cut.to(LONGEST, String.valueOf(cause.getMessage()).replaceAll("[\\s\\x00]+", " "));
    }
}
