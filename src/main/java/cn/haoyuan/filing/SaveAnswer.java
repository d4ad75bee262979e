package cn.haoyuan.filing;

import java.time.OffsetDateTime;

/** What came of saving a draft. */
public sealed interface SaveAnswer {

    /** It is kept, for good. */
    record Saved(int version, Content content, OffsetDateTime at) implements SaveAnswer {}

    /** Somebody saved something else since; nothing was written. */
    record Clash(Draft saved, Content mine) implements SaveAnswer {}

    /**
     * It cannot be kept; nothing was written.
     *
     * @param reason in Chinese
     */
    record Refused(Content mine, String reason) implements SaveAnswer {}
}
