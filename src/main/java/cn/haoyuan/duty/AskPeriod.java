package cn.haoyuan.duty;

import cn.haoyuan.plan.About;
import cn.haoyuan.plan.Ask;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One period of one ask: when its duty opens, when the deadline is near, when it is due, when it locks. */
record AskPeriod(
        String measure,
        Ask ask,
        String period,
        String label,
        LocalDate opensOn,
        LocalDate dueSoonOn,
        LocalDate dueOn,
        @Nullable LocalDate locksOn) {

    /** Which period of which ask it is, whatever its dates. */
    String key() {
        return measure + ' ' + ask.fingerprint() + ' ' + period;
    }

    /**
     * Whether from the day on somebody may owe it no longer though the tree is as it was: where a trait, a mark or a pair says who
     * owes it. Peers of a period that runs are not exchanged.
     */
    boolean mayLapse(LocalDate day) {
        return ask.about() == About.PEER_COUNTY
                ? opensOn.isAfter(day)
                : ask.having() != null
                        || ask.about() != null && ask.about() != About.KINDERGARTEN && ask.about() != About.COUNTY;
    }

    /** The same, open on the day; but who are peers depends on when it opens. */
    AskPeriod openBy(LocalDate day) {
        return ask.about() == About.PEER_COUNTY || !opensOn.isAfter(day)
                ? this
                : new AskPeriod(measure, ask, period, label, day, dueSoonOn, dueOn, locksOn);
    }

    /** The same with no deadline before the day: what is still open is not made late in hindsight. */
    AskPeriod notBefore(LocalDate day) {
        long days = ChronoUnit.DAYS.between(dueOn, day);
        return days <= 0
                ? this
                : new AskPeriod(
                        measure,
                        ask,
                        period,
                        label,
                        opensOn,
                        dueSoonOn.plusDays(days),
                        day,
                        locksOn == null ? null : locksOn.plusDays(days));
    }

    /** A value of each, for a statement. */
    static @Nullable String[] column(List<AskPeriod> rows, Function<AskPeriod, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
