package cn.haoyuan.notice;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Scope;
import cn.haoyuan.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells people things, and lets them read what they were told. */
@Component
public class Notices {

    /** A page of what an account was told, newest first, and how much of it in all is unread. */
    public record Inbox(List<Notice> notices, Paging paging, long unread) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final Clock clock;

    Notices(JdbcClient jdbc, TransactionTemplate transaction, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Tells these, in the running transaction: with it they are told, on the desk and by mail, or not at all. The accounts
     * must be visible to it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(List<NewNotice> some) {
        if (some.isEmpty()) {
            return;
        }
        List<Long> told = jdbc.sql("""
                        insert into notice (account_id, key, title, body, href, at)
                        select account, key, title, body, href, :now
                        from unnest(:accounts::int[], :keys::text[], :titles::text[], :bodies::text[], :hrefs::text[])
                            n (account, key, title, body, href)
                        order by account
                        on conflict (account_id, key) do nothing
                        returning id
                        """)
                .param("accounts", some.stream().map(NewNotice::accountId).toArray(Integer[]::new))
                .param("keys", texts(some, NewNotice::key))
                .param("titles", texts(some, NewNotice::title))
                .param("bodies", texts(some, NewNotice::body))
                .param("hrefs", texts(some, NewNotice::href))
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .list();
        outbox.queue(told);
    }

    /**
     * What lies in the viewer's own inbox. Asks by account, whatever the post acted as, so it needs a transaction of its own: call it
     * outside any other.
     *
     * <p>What tells of one duty that was done since is read without having been opened, unless it tells of what came afterwards.
     *
     * @param asked which part of it, without how much there is
     */
    @Transactional(propagation = Propagation.NEVER)
    public Inbox inbox(Viewer viewer, Paging asked) {
        return Scope.EVERYTHING.get(() -> transaction.execute(status -> {
            long[] counts = new long[2];
            List<Notice> notices = new ArrayList<>();
            jdbc.sql("""
                            with unread as materialized (
                                select n.id from notice n
                                where n.account_id = :account and n.read_at is null
                                    and (n.key ~ '^(unfounded|corrected):' or not exists (
                                        select from duty d
                                        where d.id = case when n.href ~ '^/duties/[0-9]{1,18}$' then substr(n.href, 9)::bigint end
                                            and d.met_on is not null)))
                            select b.total, b.unread, n.id, n.title, n.body, n.href, n.at,
                                   case when n.id not in (select id from unread) then coalesce(n.read_at, n.at) end as read_at,
                                   exists (
                                       select from duty d
                                       where d.id = case when n.href ~ '^/duties/[0-9]{1,18}$' then substr(n.href, 9)::bigint end
                                           and (d.met_on is not null or d.waived or d.ended_on <= :today)) as settled
                            from (select (select count(*) from notice where account_id = :account) as total,
                                         (select count(*) from unread) as unread) b
                            left join lateral (
                                select id, title, body, href, at, read_at from notice where account_id = :account
                                order by at desc, id desc
                                limit :size offset greatest(least(:skipped, (b.total - 1) / :size * :size), 0)) n on true
                            order by n.at desc, n.id desc
                            """)
                    .param("account", viewer.accountId())
                    .param("today", LocalDate.now(clock))
                    .param("size", asked.size())
                    .param("skipped", asked.skipped())
                    .query(row -> {
                        counts[0] = row.getLong("total");
                        counts[1] = row.getLong("unread");
                        if (counts[0] > 0) {
                            notices.add(notice(row));
                        }
                    });
            Paging part = new Paging(asked.page(), asked.size(), asked.usual(), counts[0], asked.list());
            return new Inbox(List.copyOf(notices), part.within(), counts[1]);
        }));
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("title"),
                row.getString("body"),
                row.getString("href"),
                row.getObject("at", OffsetDateTime.class),
                row.getObject("read_at", OffsetDateTime.class),
                row.getBoolean("settled"));
    }

    /** Marks one of the viewer's own as read; answers where it leads, or nothing if there is no such notice. */
    @Transactional(propagation = Propagation.NEVER)
    public Optional<String> read(Viewer viewer, long id) {
        return Scope.EVERYTHING.get(() -> transaction.execute(status -> jdbc.sql("""
                        update notice set read_at = coalesce(read_at, :now)
                        where id = :id and account_id = :account
                        returning case when starts_with(title, :off) then '/?tab=NOTICES' else href end
                        """)
                .param("id", id)
                .param("account", viewer.accountId())
                .param("off", Notice.CALLED_OFF)
                .param("now", OffsetDateTime.now(clock))
                .query(String.class)
                .optional()));
    }

    /** Marks all of the viewer's own as read. */
    @Transactional(propagation = Propagation.NEVER)
    public void readAll(Viewer viewer) {
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(
                status -> jdbc.sql("update notice set read_at = :now where account_id = :account and read_at is null")
                        .param("account", viewer.accountId())
                        .param("now", OffsetDateTime.now(clock))
                        .update()));
    }

    private static String[] texts(List<NewNotice> some, Function<NewNotice, String> part) {
        return some.stream().map(part).toArray(String[]::new);
    }
}
