package cn.haoyuan.web;

import java.util.Locale;

/** How something stands, at a glance. Each light has its own colour and its own shape, and never stands without words. */
public enum Light {
    /** Done in time: a disc with a tick. */
    GREEN("已完成"),
    /** Done, but late: a tick in a broken ring. Neither green nor red. */
    LATE("逾期完成"),
    /** Under way and in time: a ring with a dot. */
    BLUE("进行中"),
    /** Due soon: a triangle. */
    YELLOW("即将到期"),
    /** Overdue: a square with an exclamation mark. */
    RED("逾期"),
    /** Not open yet, or nothing to say: an empty ring. */
    GREY("未开始"),
    /** Lifted for a reason: a ring with a bar across. */
    LIFTED("已豁免");

    private final String label;

    Light(String label) {
        this.label = label;
    }

    /** The word beside the light where a page has none of its own. */
    public String label() {
        return label;
    }

    /** The name of its style class. */
    public String style() {
        return "light-" + name().toLowerCase(Locale.ROOT);
    }
}
