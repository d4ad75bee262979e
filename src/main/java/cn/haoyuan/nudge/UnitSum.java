package cn.haoyuan.nudge;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one unit misses of one kind: what is overdue, or what is due soon.
 *
 * @param open how much of it can still be done; all that follows is of this
 * @param first when the first of that is or was due; null for none
 * @param returned how much was handed in and sent back, and not answered in time
 * @param parts of which measures, or where one is looked at of which of its periods; in their order
 * @param askable of how much somebody there can be reminded now
 */
record UnitSum(
        String unitName,
        int seat,
        Lateness standing,
        long count,
        long open,
        @Nullable LocalDate first,
        long returned,
        List<String> parts,
        long askable) {}
