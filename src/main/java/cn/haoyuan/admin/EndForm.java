package cn.haoyuan.admin;

import cn.haoyuan.database.Cut;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of something dated, as typed: its last day, or at once where none is given, and why. */
public record EndForm(String last, String reason) {

    private static final int LONGEST = 200;

    public EndForm(@Nullable String last, @Nullable String reason) {
        this.last = Typed.text(last);
        this.reason = Typed.text(reason);
    }

    /** Why it is refused, in Chinese; empty if it is not. */
    Optional<String> refusal(LocalDate today) {
        LocalDate day = Typed.day(last).orElse(null);
        if (!last.isEmpty() && (day == null || day.isBefore(today))) {
            return Optional.of(day == null ? Typed.wrong("最后一天", last) : "最后一天不能早于今天");
        }
        return Cut.exceeds(LONGEST, reason) ? Optional.of("原因不超过 200 个字") : Optional.empty();
    }

    /** The last day: yesterday where it ends at once. */
    LocalDate day(LocalDate today) {
        return Typed.day(last).orElse(today.minusDays(1));
    }

    String words() {
        return last.isEmpty() ? "立即结束" : "最后一天 " + Typed.words(last);
    }
}
