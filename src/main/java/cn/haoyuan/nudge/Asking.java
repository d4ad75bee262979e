package cn.haoyuan.nudge;

/**
 * What reminding all of a list would do.
 *
 * @param below how much of it is missing below the viewer's own unit
 * @param askable of how much of that somebody can be reminded
 * @param hours when a nudge that is asked for now would go, in words; "" for at once
 * @param text to paste into a chat group; "" where nothing that is missing can still be done
 */
public record Asking(long below, long askable, String hours, String text) {

    /** More than so many items are not nudged about at a single click. */
    private static final int MANY = 50;

    /** Whether a second thought is due. */
    public boolean many() {
        return askable > MANY;
    }
}
