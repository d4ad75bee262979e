package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.Holding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One account and what may be done to it.
 *
 * @param limits why the viewer may not change it; null when they may
 * @param nameLimits why the viewer may not change whose account it says it is; null when they may
 * @param refusal why the act just tried was refused; null otherwise
 * @param secret a password just made, shown this once; null otherwise
 * @param tried the form that was just refused; null otherwise
 * @param held which kindergartens are assigned to which post today
 */
public record AccountPage(
        Account account,
        boolean self,
        @Nullable String limits,
        @Nullable String nameLimits,
        @Nullable String refusal,
        @Nullable String secret,
        @Nullable Tried tried,
        Map<Integer, List<String>> held,
        LocalDate today) {

    /** A form of the page that was just refused. */
    sealed interface Tried permits EndTried, Correction, Stop {

        /** By field; "" for what no field can mend. */
        Map<String, String> errors();

        /** The id of a field. */
        default String at(String field) {
            return "f-" + field;
        }
    }

    /**
     * Who somebody is, as typed anew.
     *
     * @param errors by field
     */
    public record Correction(PersonForm form, Map<String, String> errors) implements Tried {

        public @Nullable String error(String field) {
            return errors.get(field);
        }
    }

    /** Why the account is to be disabled, as typed, and what is wrong with that. */
    public record Stop(String reason, @Nullable String error) implements Tried {

        @Override
        public Map<String, String> errors() {
            return error == null ? Map.of() : Map.of("reason", error);
        }
    }

    AccountPage refused(String why) {
        return new AccountPage(account, self, limits, nameLimits, why, secret, null, held, today);
    }

    AccountPage showing(String password) {
        return new AccountPage(account, self, limits, nameLimits, refusal, password, null, held, today);
    }

    AccountPage refused(Tried form) {
        String why = form.errors().get("");
        return new AccountPage(account, self, limits, nameLimits, why, secret, form, held, today);
    }

    /** What is wrong in the form that was just refused. */
    public List<String> wrong() {
        return fields().map(Map.Entry::getValue).toList();
    }

    /** Where: the ids of the fields, in the same order. */
    public List<String> at() {
        return fields().map(field -> Objects.requireNonNull(tried).at(field.getKey()))
                .toList();
    }

    private Stream<Map.Entry<String, String>> fields() {
        return tried == null
                ? Stream.empty()
                : tried.errors().entrySet().stream()
                        .filter(field -> !field.getKey().isEmpty());
    }

    /** Who somebody is, as typed anew or as it is known. */
    public Correction person() {
        return tried instanceof Correction correction
                ? correction
                : new Correction(new PersonForm(account.name(), account.phone()), Map.of());
    }

    public Stop stop() {
        return tried instanceof Stop stop ? stop : new Stop("", null);
    }

    /** How that post was to end; as it did, or what nothing was typed for, where it was not tried. */
    public EndTried ending(Holding post) {
        return tried instanceof EndTried ending && ending.id() == post.id()
                ? ending
                : new EndTried(post.id(), EndForm.of(post.lastDay()), Map.of());
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
}
