package cn.haoyuan.calendar;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A day that differs from the plain week.
 *
 * @param name of the holiday, 1 to 30 characters
 */
public record SpecialDay(LocalDate day, Kind kind, String name) {

    private static final int LONGEST_NAME = 30;

    /** What becomes of the day. */
    public enum Kind {
        /** A public holiday. */
        OFF("放假"),
        /** A make-up working day, usually at a weekend. */
        WORK("调休上班");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The Chinese name shown on pages. */
        public String label() {
            return label;
        }
    }

    /** Why this cannot be saved, in Chinese; empty when it can. */
    Optional<String> refusal() {
        if (name.isBlank()) {
            return Optional.of("请填写节日名称");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return Optional.of("节日名称不应超过 %d 个字".formatted(LONGEST_NAME));
        }
        return Optional.empty();
    }
}
