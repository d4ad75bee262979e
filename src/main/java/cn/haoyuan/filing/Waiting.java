package cn.haoyuan.filing;

import org.jspecify.annotations.Nullable;

/**
 * A filing that waits for a decision.
 *
 * @param no the number of the latest submission
 * @param readNo the submission that the viewer read to its end; null for none
 * @param worded whether the viewer wrote words about it that are not sent yet
 * @param returned whether it was ever returned: what its unit took back itself and handed in again is no answer to a return
 */
public record Waiting(Filing filing, int no, @Nullable Integer readNo, boolean worded, boolean returned) {

    /** Whether the viewer has read just what waits. */
    public boolean read() {
        return readNo != null && readNo == no;
    }

    /** Whether the viewer may accept it with others: words that they wrote would be lost. */
    public boolean acceptable() {
        return read() && !worded;
    }
}
