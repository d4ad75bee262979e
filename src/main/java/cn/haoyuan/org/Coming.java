package cn.haoyuan.org;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An act on a unit that is arranged for a later day.
 *
 * @param words what happens then, in Chinese: 更名为“…”
 * @param before the unit's name until then
 */
public record Coming(Act act, LocalDate day, String words, String before) {

    /** The acts that may be arranged for a later day. */
    public enum Act {
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
            return Optional.of(new Coming(Act.MOVE, last.from(), "改隶" + last.parentName(), last.name()));
        }
        if (until != null && until.isAfter(today)) {
            return Optional.of(
                    last.mergedIntoId() == null
                            ? new Coming(Act.CLOSE, until, "撤销", last.name())
                            : new Coming(Act.MERGE, until, "并入" + last.mergedIntoName(), last.name()));
        }
        return last.from().isAfter(today) && spans.size() > 1
                ? Optional.of(new Coming(
                        Act.RENAME,
                        last.from(),
                        "更名为“" + last.name() + "”",
                        spans.get(1).name()))
                : Optional.empty();
    }
}
