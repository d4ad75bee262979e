package cn.haoyuan.filing;

import org.jspecify.annotations.Nullable;

/**
 * A filing that waits for a decision.
 *
 * @param no the number of the latest submission
 * @param readNo the submission that the viewer read to its end; null for none
 */
public record Waiting(Filing filing, int no, @Nullable Integer readNo) {

    /** Whether the viewer has read just what waits, and may accept it with others. */
    public boolean read() {
        return readNo != null && readNo == no;
    }
}
