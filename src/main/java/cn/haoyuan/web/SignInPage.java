package cn.haoyuan.web;

import cn.haoyuan.access.KeptForm;
import cn.haoyuan.access.SignInOffer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the sign-in page shows.
 *
 * @param back where to go afterwards; null for the desk
 * @param refused whether the last attempt failed
 * @param tried the account of that attempt; "" for none
 * @param often whether it was tried so often from this browser that it may be locked, if there is such an account
 * @param out whether the visitor has just signed out
 * @param kept what was sent when the session had ended; goes along with the sign-in
 * @param why why whoever was signed in is not any more; null for no special reason
 * @param offered accounts to try, in groups; empty outside the demonstration
 * @param password the one that all of these have
 */
public record SignInPage(
        @Nullable String back,
        boolean refused,
        String tried,
        boolean often,
        boolean out,
        @Nullable KeptForm kept,
        @Nullable String why,
        List<Offers> offered,
        String password) {

    static final String OWN = "刚才登录的账号";

    /** Accounts to try of one kind of unit. */
    public record Offers(String group, List<SignInOffer.Account> accounts) {}

    /** By group; the account that was tried last stands first, on its own. */
    static List<Offers> grouped(List<SignInOffer.Account> accounts, @Nullable String last) {
        Function<SignInOffer.Account, String> group =
                account -> account.username().equals(last) ? OWN : account.group();
        return Stream.concat(Stream.of(OWN), accounts.stream().map(group))
                .distinct()
                .map(name -> new Offers(
                        name,
                        accounts.stream()
                                .filter(account -> group.apply(account).equals(name))
                                .toList()))
                .filter(offers -> !offers.accounts().isEmpty())
                .toList();
    }
}
