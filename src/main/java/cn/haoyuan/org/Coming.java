package cn.haoyuan.org;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An act on a unit that is arranged for a later day.
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

    /** The acts that may be arranged for a later day. */
    public enum Act {
        OPEN,
        RENAME,
        MOVE,
        MERGE,
        CLOSE
    }

    /** The last of them, by the spans of a unit; empty where nothing is to come. */
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
            return Optional.empty();
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
}
