package cn.haoyuan.org;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An act on a unit that may be taken back: one that is arranged for a later day, or what it has since today, as a name, a place or its beginning.
 *
 * @param words what happens then, in Chinese: 更名为“…”
 * @param before the unit's name until then
 * @param refused why a move could not be done on its day
 * @param reached whether the scope reaches all of it, so that it may be taken back there
 */
public record Coming(
        Act act,
        LocalDate day,
        String words,
        String before,
        @Nullable String refused,
        boolean reached) {

    /** What may be arranged for a later day, and what was done today. */
    public enum Act {
        OPEN,
        RENAME,
        MOVE,
        MERGE,
        CLOSE,
        OPENED,
        RENAMED,
        MOVED;

        /** Whether it was done today, and may be taken back until the day is over. */
        public boolean done() {
            return this == OPENED || this == RENAMED || this == MOVED;
        }

        /** Whether the unit begins with it. */
        public boolean opens() {
            return this == OPEN || this == OPENED;
        }

        /** Whether the unit's own people may do it and take it back. */
        public boolean own() {
            return this == RENAME || this == RENAMED;
        }
    }

    /** The last of them, by the spans of a unit; empty where there is none. */
    public static Optional<Coming> last(List<UnitHistory.Span> spans, LocalDate today) {
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        UnitHistory.Span last = spans.getFirst();
        LocalDate until = last.until();
        if (last.planned()) {
            return Optional.of(new Coming(
                    Act.MOVE, last.from(), "改隶" + last.parentName(), last.name(), last.refused(), last.reached()));
        }
        if (until != null && until.isAfter(today)) {
            return Optional.of(
                    last.into() == null
                            ? new Coming(Act.CLOSE, until, "撤销", last.name(), null, true)
                            : new Coming(Act.MERGE, until, "并入" + last.into().name(), last.name(), null, true));
        }
        if (!last.from().isAfter(today)) {
            return today(spans, today);
        }
        return Optional.of(
                spans.size() == 1
                        ? new Coming(Act.OPEN, last.from(), "设立", last.name(), null, true)
                        : new Coming(
                                Act.RENAME,
                                last.from(),
                                "更名为“" + last.name() + "”",
                                spans.get(1).name(),
                                null,
                                true));
    }

    /** What sets the last span apart from the one that ended with yesterday; one that moved along with the unit above it did nothing itself. */
    private static Optional<Coming> today(List<UnitHistory.Span> spans, LocalDate today) {
        UnitHistory.Span last = spans.getFirst();
        if (last.again() || !last.from().equals(today)) {
            return Optional.empty();
        }
        if (spans.size() == 1) {
            return Optional.of(new Coming(Act.OPENED, today, "设立", last.name(), null, true));
        }
        UnitHistory.Span before = spans.get(1);
        String name = last.name().equals(before.name()) ? "" : "更名为“" + last.name() + "”";
        if (!Objects.equals(last.parentId(), before.parentId())) {
            String words = "改隶" + last.parentName() + (name.isEmpty() ? "" : "并" + name);
            return Optional.of(new Coming(Act.MOVED, today, words, before.name(), null, before.parentName() != null));
        }
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Coming(Act.RENAMED, today, name, before.name(), null, true));
    }
}
