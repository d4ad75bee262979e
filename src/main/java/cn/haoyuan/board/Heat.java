package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.web.Count;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of what is reckoned is done, in steps that the eye can tell apart. Never shown without its figure. */
public enum Heat {
    ALL("k5", 100, "全部完成"),
    MOST("k4", 95, "完成95%以上"),
    MUCH("k3", 85, "完成85%—94.9%"),
    SOME("k2", 70, "完成70%—84.9%"),
    LITTLE("k1", 0, "完成不到70%"),
    /** Nothing is reckoned yet. */
    NOTHING("k0", -1, "还没有应完成的");

    private final String style;
    private final int from;
    private final String label;

    Heat(String style, int from, String label) {
        this.style = style;
        this.from = from;
        this.label = label;
    }

    /** The step of these figures; a share is rounded down, so that only all is all. */
    public static Heat of(Counts counts) {
        Integer share = share(counts);
        for (Heat heat : values()) {
            if (share != null && share >= heat.from) {
                return heat;
            }
        }
        return NOTHING;
    }

    /** Percentage of what is done among what is reckoned, rounded down; null where nothing is. For a bar, and where there is no room for tenths. */
    public static @Nullable Integer share(Counts counts) {
        Integer tenths = tenths(counts);
        return tenths == null ? null : Integer.valueOf(tenths / 10);
    }

    /** The same in tenths of a percent: two days of a county seldom differ by a whole one. */
    public static @Nullable Integer tenths(Counts counts) {
        return counts.reckoned() == 0 ? null : Count.share(counts.met() + counts.metLate(), counts.reckoned());
    }

    /** That share as {@code 97.8%}, and 100% for all; a dash where nothing is reckoned. */
    public static String words(Counts counts) {
        return words(tenths(counts));
    }

    static String words(@Nullable Integer tenths) {
        return tenths == null ? "—" : Count.percent(tenths);
    }

    /** How many tenths of a percentage point more is done than there; null where one of them has nothing reckoned. */
    static @Nullable Integer ahead(Counts here, Counts there) {
        Integer one = tenths(here);
        Integer other = tenths(there);
        return one == null || other == null ? null : Integer.valueOf(one - other);
    }

    /** The style classes of a cell: its shade, and a bar at its foot as long as the share, in tenths. */
    public static String style(Counts counts) {
        Integer share = share(counts);
        return of(counts).style + (share == null ? "" : " s" + share / 10);
    }

    /** The style class of the shade. */
    public String style() {
        return style;
    }

    /** The words of the legend. */
    public String label() {
        return label;
    }

    /** From all done to nothing reckoned. */
    public static List<Heat> legend() {
        return List.of(values());
    }
}
