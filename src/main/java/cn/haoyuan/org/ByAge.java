package cn.haoyuan.org;

/** A count for each age: 小班 (3–4), 中班 (4–5), 大班 (5–6) and 混龄班. */
public record ByAge(int small, int middle, int top, int mixed) {

    public static final ByAge NONE = new ByAge(0, 0, 0, 0);

    public int total() {
        return small + middle + top + mixed;
    }
}
