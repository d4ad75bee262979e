package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Exports;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units of one kind beside each other; never people.
 *
 * @param surplus how many more were chosen than stand side by side
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
        int surplus,
        List<Section> sections,
        Exports exports) {

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

        /** How many percentage points more is done than in {@code whole}; null where one of them has nothing reckoned. */
        public @Nullable Integer ahead(Line whole) {
            Integer here = Heat.share(counts);
            Integer there = Heat.share(whole.counts);
            return here == null || there == null ? null : Integer.valueOf(here - there);
        }
    }

    /** A unit that was chosen to be put beside others. */
    public record Side(String name, String href) {}

    /** A section of the plan, with the figures of each side. */
    public record Section(String heading, List<Cell> cells) {}

    /** What a side has done of a section. */
    public record Cell(Counts counts, Drill drill) {}
}
