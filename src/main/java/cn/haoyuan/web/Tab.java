package cn.haoyuan.web;

/**
 * One of several lists beside each other.
 *
 * @param count how many rows stand in it; -1 shows no count
 * @param here whether it is the one shown
 * @param hot whether its count calls for attention
 */
public record Tab(String label, String href, long count, boolean here, boolean hot) {

    public Tab(String label, String href, long count, boolean here) {
        this(label, href, count, here, false);
    }
}
