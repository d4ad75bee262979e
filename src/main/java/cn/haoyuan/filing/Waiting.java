package cn.haoyuan.filing;

import org.jspecify.annotations.Nullable;

/**
 * A filing that waits for a decision.
 *
 * @param no the number of the latest submission
 * @param readNo the submission that the viewer read to its end; null for none
 * @param returned whether it was ever returned: what its unit took back itself and handed in again is no answer to a return
 */
public record Waiting(Filing filing, int no, @Nullable Integer readNo, boolean returned) {

    /** Whether the viewer has read just what waits, and may accept it with others. */
    public boolean read() {
        return readNo != null && readNo == no;
    }
}
