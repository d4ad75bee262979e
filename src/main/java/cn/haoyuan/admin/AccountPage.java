package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.Holding;
import cn.haoyuan.calendar.Deadlines;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One account and what may be done to it.
 *
 * @param limits why the viewer may not change it; null when they may
 * @param nameLimits why the viewer may not change whose account it says it is; null when they may
 * @param refusal why the act just tried was refused; null otherwise
 * @param secret a password just made, shown this once; null otherwise
 * @param ending the end of a post that was just refused; null otherwise
 * @param correction of name or telephone that was just refused; null otherwise
 * @param held which kindergartens are assigned to which post today
 */
public record AccountPage(
        Account account,
        boolean self,
        @Nullable String limits,
        @Nullable String nameLimits,
        @Nullable String refusal,
        @Nullable String secret,
        @Nullable Ending ending,
        @Nullable Correction correction,
        Map<Integer, List<String>> held,
        LocalDate today) {

    /**
     * How a post was to end, as typed.
     *
     * @param errors by field; "post" for what no field can mend
     */
    public record Ending(int post, EndForm form, Map<String, String> errors) {

        public @Nullable String error(String field) {
            return errors.get(field);
        }
    }

    /**
     * Who somebody is, as typed anew.
     *
     * @param errors by field
     */
    public record Correction(PersonForm form, Map<String, String> errors) {

        public @Nullable String error(String field) {
            return errors.get(field);
        }
    }

    AccountPage refused(String why) {
        return new AccountPage(account, self, limits, nameLimits, why, secret, null, null, held, today);
    }

    AccountPage showing(String password) {
        return new AccountPage(account, self, limits, nameLimits, refusal, password, null, null, held, today);
    }

    AccountPage ending(Ending refused) {
        return new AccountPage(
                account,
                self,
                limits,
                nameLimits,
                String.join("；", refused.errors().values()),
                secret,
                refused,
                null,
                held,
                today);
    }

    AccountPage correcting(Correction refused) {
        String why = String.join("；", refused.errors().values());
        return new AccountPage(account, self, limits, nameLimits, why, secret, null, refused, held, today);
    }

    /** Who somebody is, as typed anew or as it is known. */
    public Correction person() {
        return correction == null
                ? new Correction(new PersonForm(account.name(), account.phone()), Map.of())
                : correction;
    }

    /** How that post was to end; as it did, or what nothing was typed for, where it was not tried. */
    public Ending ending(Holding post) {
        return ending != null && ending.post() == post.id()
                ? ending
                : new Ending(post.id(), new EndForm(open(post) ? "" : String.valueOf(post.lastDay()), ""), Map.of());
    }

    /** Whether the post can still be ended: it has not ended yet. */
    public boolean open(Holding post) {
        return !post.endedBefore(today);
    }

    /** The posts to which kindergartens are assigned today. */
    public List<Holding> assigned() {
        return account.posts().stream()
                .filter(post -> held.containsKey(post.id()))
                .toList();
    }

    /** Whether kindergartens may be assigned anew once the account is enabled again. */
    public boolean assignable() {
        return account.posts().stream().anyMatch(post -> post.role().assignable() && open(post));
    }

    public LocalDateTime local(OffsetDateTime moment) {
        return Deadlines.local(moment);
    }
}
