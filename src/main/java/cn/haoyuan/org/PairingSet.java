package cn.haoyuan.org;

import java.time.LocalDate;

/**
 * A pairing begins, ends or is taken back. Told in the transaction of the act.
 *
 * @param pairing with names, as it was before the act where it ends or is taken back
 * @param day the first day on which it holds, or holds no longer
 */
public record PairingSet(Pairing pairing, Turn turn, LocalDate day) {

    /** What becomes of it. */
    public enum Turn {
        BEGINS,
        ENDS,
        TAKEN_BACK
    }
}
