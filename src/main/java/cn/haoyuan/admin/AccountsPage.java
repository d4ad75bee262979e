package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.Holding;
import cn.haoyuan.web.Paged;
import cn.haoyuan.web.Paging;
import java.time.LocalDate;
import java.util.List;

/** The people and accounts of one's scope. */
public record AccountsPage(AccountsQuery query, List<Account> accounts, Paging paging, String export, LocalDate today)
        implements Paged {

    /** The posts that somebody holds today. */
    public List<Holding> today(Account account) {
        return account.posts().stream().filter(post -> post.on(today)).toList();
    }

    /** The posts that somebody is to hold, the first of them first. */
    public List<Holding> coming(Account account) {
        return account.posts().reversed().stream()
                .filter(post -> post.from().isAfter(today))
                .toList();
    }
}
