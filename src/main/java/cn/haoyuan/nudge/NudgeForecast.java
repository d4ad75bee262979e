package cn.haoyuan.nudge;

import cn.haoyuan.web.Count;
import java.util.List;

/**
 * What reminding all of a list would do.
 *
 * @param overdue how much that is others' to do is past its deadline
 * @param soon how much of it is due soon
 * @param locked how much of both can no longer be done
 * @param askable of how much of the rest somebody can be reminded
 * @param unreached of how much nobody can be; of what remains somebody was
 * @param nobody at which units nobody can be, a line a group
 * @param hours when a nudge that is asked for now would go, in words; "" for at once
 * @param text to paste into a chat group; "" where nothing that is missing can still be done
 * @param beside what the text leaves out, and why; "" for nothing
 */
public record NudgeForecast(
        long overdue,
        long soon,
        long locked,
        long askable,
        long unreached,
        List<Nobody> nobody,
        String hours,
        String text,
        String beside) {

    /** Those of one group, "" for none: 城北东片：甲园、乙园（李园长 2022年12月5日到任）. */
    public record Nobody(String group, List<Unreached> units) {}

    /** A unit, and who is to come there, or "". */
    public record Unreached(int id, String name, String coming) {}

    /** How much of what is others' to do is missing. */
    public long others() {
        return overdue + soon;
    }

    /** The same as 已逾期 24 项、即将到期 23 项. */
    public String missing() {
        return LateSum.words(Lateness.OVERDUE.part(overdue), Lateness.DUE_SOON.part(soon));
    }

    /** Why not all of it can be asked for, as 3 项已不能补办、2 项的责任人已催过; "" where it can. */
    public String spared() {
        return LateSum.words(
                some(locked, Spared.LOCKED.label()),
                some(others() - locked - askable - unreached, "的责任人已催过"),
                some(unreached, "的责任单位没有可通知的人员"));
    }

    /** Why there is no text. */
    public String without() {
        return others() == 0 ? "没有要别人办的" : beside;
    }

    /** So many items and what is said of them; "" for none. */
    static String some(long count, String what) {
        return count == 0 ? "" : Count.of(count) + " 项" + what;
    }
}
