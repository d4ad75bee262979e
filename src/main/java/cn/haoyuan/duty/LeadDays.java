package cn.haoyuan.duty;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.parameter.ParameterKey;
import cn.haoyuan.parameter.Parameters;
import cn.haoyuan.parameter.ParametersSet;
import cn.haoyuan.parameter.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** How many days before its deadline a duty counts as due soon, as the city has set it: known from memory, so that pages may say it. */
@Component
public class LeadDays {

    private static final Duration LIFE = Duration.ofSeconds(60);

    private record Known(Settings settings, Instant at) {
        private static Known stale() {
            return new Known(Settings.USUAL, Instant.MIN);
        }

        private boolean fresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(LIFE));
        }
    }

    private final Parameters parameters;
    private final Clock clock;
    private final AtomicReference<Known> known = new AtomicReference<>(Known.stale());

    LeadDays(Parameters parameters, Clock clock) {
        this.parameters = parameters;
        this.clock = clock;
    }

    /** Which parameter says it. */
    static ParameterKey key(Cadence cadence) {
        return switch (cadence) {
            case ONCE, SCHOOL_YEAR, CALENDAR_YEAR -> ParameterKey.SOON_YEAR;
            case SEMESTER -> ParameterKey.SOON_SEMESTER;
            case MONTH_IN_TERM -> ParameterKey.SOON_MONTH;
            case TEACHING_WEEK -> ParameterKey.SOON_WEEK;
            case EVENT, STANDING -> ParameterKey.SOON_EVENT;
        };
    }

    /** All of them: 计划期内一次、按学年和按年的提前 30 天，按学期的 15 天，…. */
    public String words() {
        return "计划期内一次、按学年和按年的提前 %d 天，按学期的 %d 天，按月的 %d 天，按周的 %d 天，事项引发的 %d 天"
                .formatted(
                        of(Cadence.ONCE),
                        of(Cadence.SEMESTER),
                        of(Cadence.MONTH_IN_TERM),
                        of(Cadence.TEACHING_WEEK),
                        of(Cadence.EVENT));
    }

    private int of(Cadence cadence) {
        Known seen = Objects.requireNonNull(known.get());
        return (seen.fresh(clock.instant()) ? seen.settings() : renew()).city(key(cadence));
    }

    /** Reads them anew. Done now and then beside the pages, so that none of them waits for it. */
    @Transactional(readOnly = true)
    public Settings renew() {
        Known seen = known.get();
        Settings settings = parameters.current();
        // loses to a change that came in between, so that the change is read next time
        known.compareAndSet(seen, new Known(settings, clock.instant()));
        return settings;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void on(ParametersSet set) {
        known.set(Known.stale());
    }
}
