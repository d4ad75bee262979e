package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.Holding;
import cn.haoyuan.calendar.Deadlines;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One account and what may be done to it.
 *
 * @param limits why the viewer may not change it; null when they may
 * @param refusal why the act just tried was refused; null otherwise
 * @param secret a password just made, shown this once; null otherwise
 */
public record AccountPage(
        Account account,
        boolean self,
        @Nullable String limits,
        @Nullable String refusal,
        @Nullable String secret,
        LocalDate today) {

    AccountPage refused(String why) {
        return new AccountPage(account, self, limits, why, secret, today);
    }

    AccountPage showing(String password) {
        return new AccountPage(account, self, limits, refusal, password, today);
    }

    /** Whether the post can still be ended: it has not ended yet. */
    public boolean open(Holding post) {
        return !post.endedBefore(today);
    }

    public LocalDateTime local(OffsetDateTime moment) {
        return Deadlines.local(moment);
    }
}
