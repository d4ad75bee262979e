package cn.haoyuan.access;

import cn.haoyuan.database.Like;
import cn.haoyuan.org.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the accounts of people who hold or held a post in the subtree of the post that looks. */
@Component
@Transactional(readOnly = true)
public class Accounts {

    /** One page of a list, and how many there are in all. */
    public record Found(List<Account> accounts, long total) {}

    private static final String COLUMNS = """
            a.id, a.person_id, n.name, n.phone, a.username, a.must_change, a.locked_until, a.last_sign_in,
            case when not a.enabled then 'DISABLED' when a.locked_until > :now then 'LOCKED'
                 when not s.active then 'IDLE' else 'ACTIVE' end as state
            """;

    /** Accounts and people are read whole: asked for one by one, each would have its posts looked up for row-level security. */
    private static final String LIST = """
            with s as (
                select p.person_id, min(p.seat) filter (where p.found) as seat, bool_or(p.during @> :today) as active
                from (
                    select person_id, seat, during,
                           (:role::text is null or role = :role and during && daterange(:today::date, null))
                           and (cardinality(:texts::text[]) = 0 or during && daterange(:today::date, null)
                               and unit_id = any (array(select unit_id from units_called(:texts, :spellings, :loose)))) as found
                    from post
                    where seat >= :lo and seat < :hi) p
                group by p.person_id
                having bool_or(p.found)
            ), a as materialized (
                select id, person_id, username, must_change, locked_until, last_sign_in, enabled from account
            ), n as materialized (
                select id, name, phone from person
            ), t as (
                select s.seat, %s
                from s join a on a.person_id = s.person_id join n on n.id = s.person_id
                where (:name::text is null or n.name ilike :name or a.username ilike :name)
            )
            select t.*, count(*) over () as total from t
            where (:state::text is null or t.state = :state)
            order by t.seat, t.name, t.id
            limit :size offset :skip
            """.formatted(COLUMNS);

    private static final String ONE = """
            with s as (
                select p.person_id, bool_or(p.during @> :today) as active
                from post p where p.seat >= :lo and p.seat < :hi group by p.person_id
            )
            select %s
            from s join account a on a.person_id = s.person_id join person n on n.id = s.person_id
            where a.id = :id
            """.formatted(COLUMNS);

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What one sees of one's own account. */
    public record Own(
            int personId,
            String username,
            @Nullable OffsetDateTime lastSignIn,
            @Nullable String email) {}

    /** One's own account, which need not lie in one's own scope: run in {@code Scope.EVERYTHING}. */
    public Own own(int accountId) {
        return jdbc.sql("select person_id, username, last_sign_in, email from account where id = :id")
                .param("id", accountId)
                .query(Own.class)
                .single();
    }

    /** Sets where one's own mail goes; null for nowhere. */
    @Transactional
    public void email(int accountId, @Nullable String address) {
        jdbc.sql("update account set email = :address where id = :id")
                .param("address", address, Types.VARCHAR)
                .param("id", accountId)
                .update();
    }

    /** Accounts in tree order; {@code page} is 1-based. Two statements. */
    public Found list(Post post, AccountFilter filter, int page, int size) {
        long[] total = new long[1];
        List<Account> accounts = Word.bind(jdbc.sql(LIST), Word.in(filter.unit()))
                .param("lo", post.seat())
                .param("hi", post.seatEnd())
                .param("today", LocalDate.now(clock))
                .param("now", OffsetDateTime.now(clock))
                .param("name", Like.holding(filter.name()), Types.VARCHAR)
                .param("role", filter.role() == null ? null : filter.role().name(), Types.VARCHAR)
                .param("state", filter.state() == null ? null : filter.state().name(), Types.VARCHAR)
                .param("size", size)
                .param("skip", (long) (Math.max(1, page) - 1) * size)
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return account(row);
                })
                .list();
        return new Found(withPosts(accounts, post), total[0]);
    }

    /** The account, if it belongs to somebody with a post, present or past, in the subtree of {@code post}. */
    public Optional<Account> find(Post post, int accountId) {
        List<Account> found = jdbc.sql(ONE)
                .param("lo", post.seat())
                .param("hi", post.seatEnd())
                .param("today", LocalDate.now(clock))
                .param("now", OffsetDateTime.now(clock))
                .param("id", accountId)
                .query((row, number) -> account(row))
                .list();
        return withPosts(found, post).stream().findFirst();
    }

    private List<Account> withPosts(List<Account> accounts, Post post) {
        if (accounts.isEmpty()) {
            return accounts;
        }
        Map<Integer, List<Holding>> posts = jdbc
                .sql("""
                        select p.id, p.person_id, p.unit_id, l.name, p.role, lower(p.during) as starts, upper(p.during) as ends
                        from post p
                        join lateral unit_name(p.unit_id, :today) l (name) on l.name is not null
                        where p.person_id = any (:people) and p.seat >= :lo and p.seat < :hi and not isempty(p.during)
                        order by p.during desc, p.seat, p.id
                        """)
                .param("today", LocalDate.now(clock))
                .param("people", accounts.stream().map(Account::personId).toArray(Integer[]::new))
                .param("lo", post.seat())
                .param("hi", post.seatEnd())
                .query(Accounts::holding)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Holding::personId));
        return accounts.stream()
                .map(account -> account.with(posts.getOrDefault(account.personId(), List.of())))
                .toList();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getInt("id"),
                row.getInt("person_id"),
                row.getString("name"),
                row.getString("phone"),
                row.getString("username"),
                AccountState.valueOf(row.getString("state")),
                row.getBoolean("must_change"),
                row.getObject("locked_until", OffsetDateTime.class),
                row.getObject("last_sign_in", OffsetDateTime.class),
                List.of());
    }

    private static Holding holding(ResultSet row, int number) throws SQLException {
        LocalDate ends = row.getObject("ends", LocalDate.class);
        return new Holding(
                row.getInt("id"),
                row.getInt("person_id"),
                row.getInt("unit_id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getObject("starts", LocalDate.class),
                ends == null ? null : ends.minusDays(1));
    }
}
