package cn.haoyuan.plan;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param required whether a row that holds anything must hold this to be handed in
 * @param max the largest number; null for none of its own, and where it holds none
 * @param after the column of the day that the day of this one must not be before; null for none
 * @param unlike the column of the same row whose words this one must not repeat, as who checks is not who did it; null for none
 * @param within the column of the same row whose number this one must not exceed, as a part its whole; null for none
 * @param ahead the years within which the day of what is still to be done lies: not before the filing could be begun, nor before its unit was
 *     opened, nor after the end of the last of them; null for any day
 * @param past whether its day is one of what is done: not after the day on which it is looked at
 * @param unless the column of the same row without which this one must be filled, as why something is not done yet; where that holds the
 *     day of what is done, only one of the two is filled; null for none
 * @param becomes what it announces of the record to be made of the work in its row, where the table announces work
 */
public record Column(
        String id,
        String label,
        ColumnType type,
        boolean required,
        @Nullable Integer max,
        @Nullable String after,
        @Nullable String unlike,
        @Nullable String within,
        @Nullable Integer ahead,
        boolean past,
        @Nullable String unless,
        @Nullable RecordPart becomes) {

    /** As many years as a kindergarten's own plan lasts in the bundled one (四(一)2): what a form means that names none. */
    static final int YEARS = 3;

    public Column(String id, String label, ColumnType type) {
        this(id, label, type, false, null, null, null, null, null, false, null, null);
    }

    /** The same where no work is announced. */
    Column unannounced() {
        return new Column(id, label, type, required, max, after, unlike, within, ahead, past, unless, null);
    }
}
