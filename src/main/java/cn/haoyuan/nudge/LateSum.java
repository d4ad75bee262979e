package cn.haoyuan.nudge;

import cn.haoyuan.web.Count;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is past its deadline: what is not handed in, {@code open} of it can still be done, and what is. */
public record LateSum(long missing, long open, long returned, long handedIn) {

    static final LateSum NONE = new LateSum(0, 0, 0, 0);

    LateSum plus(LateSum other) {
        return new LateSum(
                missing + other.missing, open + other.open, returned + other.returned, handedIn + other.handedIn);
    }

    public long total() {
        return missing + returned + handedIn;
    }

    /** As 没交 7 项、已交待审 2 项. */
    public String parts() {
        return words(
                missing == 0 ? "" : "没交 " + Count.of(missing) + " 项",
                Lateness.RETURNED.part(returned),
                Lateness.HANDED_IN.part(handedIn));
    }

    /** What there is of some parts. */
    static String words(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("、"));
    }

    private static final String LOCKED = "过了补办期，不能再补办；当时做过、没有登记的工作，可以按实际日期补记。";

    /** How much of what is not handed in can be made good; "" for nothing to say. */
    public String remedy() {
        if (missing == 0) {
            return "";
        }
        if (open == missing) {
            return "没交的都还能补办。";
        }
        return open == 0
                ? "没交的都" + LOCKED
                : "没交的里面，还能补办 " + Count.of(open) + " 项；其余 " + Count.of(missing - open) + " 项" + LOCKED;
    }
}
