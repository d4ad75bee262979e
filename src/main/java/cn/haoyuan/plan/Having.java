package cn.haoyuan.plan;

/** Narrows the owners of a duty to the units that have something on their profile. */
public enum Having {
    TOP_CLASSES("有大班的幼儿园"),
    GROUP_HEAD("集团（总园）"),
    ANJI_PILOT("安吉游戏试点园"),
    TOWNSHIP_CENTRE("乡镇公办中心园"),
    DEMONSTRATION("示范园");

    private final String label;

    Having(String label) {
        this.label = label;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
