package cn.haoyuan.web;

import cn.haoyuan.access.KeptForm;
import cn.haoyuan.access.SignInOffer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the sign-in page shows.
 *
 * @param back where to go afterwards; null for the desk
 * @param refused whether the last attempt failed
 * @param out whether the visitor has just signed out
 * @param kept what was sent when the session had ended; goes along with the sign-in
 * @param offers accounts to try, in groups; empty outside the demonstration
 */
public record SignInPage(
        @Nullable String back,
        boolean refused,
        boolean out,
        @Nullable KeptForm kept,
        List<Offers> offers) {

    /** Accounts to try of one kind of unit. */
    public record Offers(String group, List<SignInOffer.Account> accounts) {}

    /** Those shown: none while a form travels along, which would travel along with each. */
    public List<Offers> offered() {
        return kept == null ? offers : List.of();
    }

    static List<Offers> grouped(List<SignInOffer.Account> accounts) {
        return accounts.stream()
                .map(SignInOffer.Account::group)
                .distinct()
                .map(group -> new Offers(
                        group,
                        accounts.stream()
                                .filter(account -> account.group().equals(group))
                                .collect(Collectors.toList())))
                .toList();
    }
}
