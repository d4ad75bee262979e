package cn.haoyuan.sheet;

import java.util.List;

/**
 * The row that looked most like headings in a file without any.
 *
 * @param line its number
 * @param known headings that were understood
 * @param unknown headings that were not
 */
public record LikelyHeadings(int line, List<String> known, List<String> unknown) {

    /** So many of the others are named. */
    private static final int MOST = 8;

    /** Before anything was read. */
    public static final LikelyHeadings NONE = new LikelyHeadings(0, List.of(), List.of());

    /** Whichever of both has more that was understood, this one if they are even. */
    public LikelyHeadings or(LikelyHeadings other) {
        return other.known.size() > known.size() ? other : this;
    }

    /** What was understood of it, as a sentence; "" if nothing was. */
    public String words() {
        return known.isEmpty()
                ? ""
                : "最像表头的是第 " + line + " 行：认得" + quoted(known) + (unknown.isEmpty() ? "" : "，不认得" + quoted(unknown))
                        + "。";
    }

    private static String quoted(List<String> headings) {
        return "“" + String.join("”“", headings.subList(0, Math.min(MOST, headings.size()))) + "”"
                + (headings.size() > MOST ? "等 " + headings.size() + " 列" : "");
    }
}
