package cn.haoyuan.notice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When to try again what could not be sent: soon at first, then ever more seldom, for about three days. */
final class Attempt {

    /** How long one attempt may take before another node may take it over; longer than all timeouts of the mail server. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(36));

    private Attempt() {}

    /** The pause after the {@code tries}-th attempt failed, counted from 1; empty when it was the last. */
    static Optional<Duration> pauseAfter(int tries) {
        return tries <= PAUSES.size() ? Optional.of(PAUSES.get(tries - 1)) : Optional.empty();
    }
}
