package cn.haoyuan.nudge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A duty that is missing. {@code seat} is that of the unit that owes it. */
public record MissingRow(
        long id,
        String measure,
        String title,
        String clause,
        int unitId,
        String unitName,
        int seat,
        @Nullable String subjectName,
        String label,
        LocalDate dueOn) {}
