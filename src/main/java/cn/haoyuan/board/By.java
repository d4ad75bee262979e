package cn.haoyuan.board;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the rows of a board are. */
public enum By {
    UNIT("按单位"),
    MEASURE("按条款");

    private final String label;

    By(String label) {
        this.label = label;
    }

    /** The words on pages. */
    public String label() {
        return label;
    }

    /** As written in an address: {@code unit}, {@code measure}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reverse of {@link #text()}; empty for anything else. */
    public static Optional<By> of(String text) {
        return Arrays.stream(values()).filter(by -> by.text().equals(text)).findFirst();
    }
}
