package cn.haoyuan.sheet;

import org.jspecify.annotations.Nullable;

/** A file that is no spreadsheet, is broken, or is larger than is read. The message is a Chinese sentence for the page. */
public class UnreadableSheet extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableSheet(String message) {
        super(message);
    }

    public UnreadableSheet(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
