package cn.haoyuan.access;

import cn.haoyuan.database.Like;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is signed in where. */
@Component
public class Sessions {

    /**
     * A session, by its key in the database, which is not the secret that opens it.
     *
     * @param units where its person holds posts today, as far as the one who looks may see
     * @param minutes for how many minutes it has lasted, by the clock of the database, as a demonstration's may be set
     * @param idle for how many minutes nothing was done in it; one too many at most, as use is entered once a minute
     */
    public record Online(
            String key, int accountId, String name, String username, String units, long minutes, long idle) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Sessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The sessions of people with a post of today in the subtree of {@code post}, the latest used first. */
    @Transactional(readOnly = true)
    public List<Online> list(Post post, String name, int limit) {
        return jdbc.sql("""
                        with t (now) as materialized (select (extract(epoch from clock_timestamp()) * 1000)::bigint),
                        held as (
                            select p.person_id, string_agg(distinct l.name, '、') as units
                            from post p join placement l on l.unit_id = p.unit_id and l.from_on <= :today and :today < l.until_on
                            where p.seat >= :lo and p.seat < :hi and p.during @> :today::date
                            group by p.person_id)
                        select s.primary_id as key, a.id as account_id, n.name, a.username, h.units,
                               (t.now - s.creation_time) / 60000 as minutes, (t.now - s.last_access_time) / 60000 as idle
                        from spring_session s
                        cross join t
                        join account a on a.id::text = s.principal_name
                        join person n on n.id = a.person_id
                        join held h on h.person_id = n.id
                        where s.expiry_time > t.now
                          and (:name::text is null or n.name ilike :name or a.username ilike :name or h.units ilike :name)
                        order by s.last_access_time desc
                        limit :limit
                        """)
                .param("today", LocalDate.now(clock))
                .param("lo", post.seat())
                .param("hi", post.seatEnd())
                .param("name", Like.holding(name), Types.VARCHAR)
                .param("limit", limit)
                .query(Online.class)
                .list();
    }

    /** Whose session it is; nothing if it has ended. */
    @Transactional(readOnly = true)
    public Optional<Integer> account(String key) {
        return jdbc.sql(
                        "select principal_name::int from spring_session where primary_id = :key and principal_name is not null")
                .param("key", key)
                .query(Integer.class)
                .optional();
    }

    /** Signs one session out, from its next request on. */
    @Transactional
    public void end(String key) {
        jdbc.sql("delete from spring_session where primary_id = :key")
                .param("key", key)
                .update();
    }

    /** Signs the account out everywhere, but for the session {@code except}. */
    @Transactional
    public void end(int accountId, @Nullable String except) {
        jdbc.sql("delete from spring_session where principal_name = :account and session_id <> :except")
                .param("account", Integer.toString(accountId))
                .param("except", except == null ? "" : except)
                .update();
    }
}
