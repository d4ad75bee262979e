package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Exports;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units of one kind beside each other; never people.
 *
 * @param leads how long before its deadline a duty counts as due soon, in words
 * @param surplus who was chosen beyond those that stand side by side, by name
 */
public record ComparePage(
        Look look,
        List<Choice> measures,
        String measure,
        List<Choice> orders,
        String order,
        Line whole,
        List<Line> lines,
        List<Side> sides,
        List<String> surplus,
        List<Section> sections,
        String leads,
        Exports exports) {

    /** How many units may stand side by side. */
    public static int most() {
        return CompareQuery.MOST;
    }

    /** What is compared, in words. */
    String subject() {
        return measures.stream()
                .filter(choice -> choice.value().equals(measure))
                .map(Choice::label)
                .findFirst()
                .orElse("全部举措");
    }

    /** One unit, or all together. */
    public record Line(
            @Nullable Integer unit, String name, @Nullable String href, Counts counts, Drill drill, boolean chosen) {

        /** How many tenths of a percentage point more is done than in {@code whole}; null where one of them has nothing reckoned. */
        public @Nullable Integer ahead(Line whole) {
            return Heat.ahead(counts, whole.counts);
        }

        /** The same in words, as 高 0.3 个百分点; empty for null. */
        public String compared(Line whole) {
            Integer ahead = ahead(whole);
            return ahead == null
                    ? ""
                    : ahead == 0 ? "持平" : (ahead > 0 ? "高 " : "低 ") + Count.tenths(Math.abs(ahead) / 10.0) + " 个百分点";
        }
    }

    /** A unit that was chosen to be put beside others. */
    public record Side(String name, String href) {}

    /** A section of the plan, with the figures of each side. */
    public record Section(String heading, List<Cell> cells) {}

    /**
     * What a side has done of a section.
     *
     * @param weakest whether it has done the smallest share of this one
     */
    public record Cell(Counts counts, Drill drill, boolean weakest) {

        /** Whether anything of it had to be done by now. */
        public boolean reckoned() {
            return Heat.tenths(counts) != null;
        }
    }
}
