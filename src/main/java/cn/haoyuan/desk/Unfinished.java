package cn.haoyuan.desk;

import cn.haoyuan.duty.Results;

/**
 * A filing that the viewer's unit accepted although something of it was not done, which is its author's to do.
 *
 * @param author whose it is
 * @param label what it answers, or its period
 * @param open how much of it is not done
 */
public record Unfinished(long id, String author, String title, String label, long open) {

    /** As 还有 1 条没有办完. */
    public String words() {
        return Results.left(open);
    }
}
