package cn.haoyuan.access;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes people, accounts and posts, in the caller's transaction. Whether the viewer may is for the caller to ask first:
 * {@link Role#mayGrant}, {@link Role#existsAt}, {@link #within}.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Appointments {

    private final JdbcClient jdbc;
    private final Clock clock;

    Appointments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether everything the person holds or will hold lies in the subtree of {@code post} and within what its role may grant. */
    public boolean within(Post post, int personId) {
        return within(post, personId, post.role()::mayGrant, LocalDate.now(clock));
    }

    /** The same of all that the person ever held. */
    public boolean everWithin(Post post, int personId) {
        return within(post, personId, post.role()::mayGrant, LocalDate.MIN);
    }

    /** Whether all that the person ever held lies in the subtree of {@code post}, in whatever role. */
    public boolean everBelow(Post post, int personId) {
        return within(post, personId, _ -> true, LocalDate.MIN);
    }

    private boolean within(Post post, int personId, Predicate<Role> granted, LocalDate from) {
        String[] roles =
                Arrays.stream(Role.values()).filter(granted).map(Role::name).toArray(String[]::new);
        return jdbc.sql("select person_within(:person, :lo, :hi, :roles, :from)")
                .param("person", personId)
                .param("lo", post.seat())
                .param("hi", post.seatEnd())
                .param("roles", roles)
                .param("from", from)
                .query(Boolean.class)
                .single();
    }

    /** Somebody to be given an account. */
    public record Newcomer(String name, @Nullable String phone, String username) {}

    /** Somebody of the running scope who has an account. */
    public record Known(int accountId, int personId, String username, String name) {}

    /** Those of these accounts that the running scope shows, by name. */
    public Map<String, Known> known(Collection<String> usernames) {
        return jdbc.sql("""
                        select a.id as account_id, a.person_id, a.username, n.name
                        from account a join person n on n.id = a.person_id
                        where a.username = any (:names)
                        """).param("names", usernames.toArray(String[]::new)).query(Known.class).stream()
                .collect(Collectors.toMap(Known::username, Function.identity()));
    }

    /** Ids of somebody who just got an account. */
    public record Entered(int accountId, int personId) {}

    /**
     * Enters a person with a first post and an account, whose password must be changed at the first sign-in.
     *
     * @param lastDay last day of the post, inclusive; null for no end
     * @return nothing if the account's name is taken; the transaction must then be rolled back
     */
    public Optional<Entered> enter(
            Newcomer newcomer, String password, int unitId, Role role, LocalDate from, @Nullable LocalDate lastDay) {
        int person = drawn("select nextval('person_id_seq')::int");
        int account = drawn("select nextval('account_id_seq')::int");
        jdbc.sql("insert into person (id, name, phone) values (:id, :name, :phone)")
                .param("id", person)
                .param("name", newcomer.name())
                .param("phone", newcomer.phone(), Types.VARCHAR)
                .update();
        if (appoint(person, unitId, role, from, lastDay).isEmpty()) {
            throw new IllegalStateException("the first post of a new person was refused");
        }
        int inserted = jdbc.sql("""
                        insert into account (id, person_id, username, password_hash, must_change)
                        values (:id, :person, :username, :hash, true)
                        on conflict do nothing
                        """)
                .param("id", account)
                .param("person", person)
                .param("username", newcomer.username())
                .param("hash", SignIn.brief(password))
                .update();
        return inserted == 0 ? Optional.empty() : Optional.of(new Entered(account, person));
    }

    private int drawn(String sequence) {
        return jdbc.sql(sequence).query(Integer.class).single();
    }

    /** Gives a post; answers its id, or nothing if the person holds the same one on some of these days. */
    public Optional<Integer> appoint(int personId, int unitId, Role role, LocalDate from, @Nullable LocalDate lastDay) {
        return jdbc.sql("""
                        insert into post (person_id, unit_id, seat, role, during)
                        select :person, u.id, u.seat, :role, daterange(:from, :last, '[]')
                        from unit u
                        where u.id = :unit and not exists (
                            select from post p where p.person_id = :person and p.unit_id = :unit and p.role = :role
                              and p.during && daterange(:from, :last, '[]'))
                        returning id
                        """)
                .param("person", personId)
                .param("unit", unitId)
                .param("role", role.name())
                .param("from", from)
                .param("last", lastDay, Types.DATE)
                .query(Integer.class)
                .optional();
    }

    /** Who holds a post at the unit, today or another day, as 王园长（园长）. */
    public List<String> at(int unitId) {
        return jdbc.sql("""
                        select n.name, p.role from post p join person n on n.id = p.person_id
                        where p.unit_id = :unit and not isempty(p.during) order by n.name, p.role
                        """)
                .param("unit", unitId)
                .query((row, number) -> row.getString("name") + "（"
                        + Role.valueOf(row.getString("role")).label() + "）")
                .list();
    }

    /** Who holds this role at the same time as another, today or later, by unit; only units where that is so. Names with the days that are known. */
    public Map<Integer, String> sharing(Collection<Integer> units, Role role) {
        Map<Integer, String> names = new HashMap<>();
        jdbc.sql("""
                        select h.unit_id,
                               string_agg(n.name || case when h.starts > :today then to_char(h.starts, '"（"YYYY"年"FMMM"月"FMDD"日到任）"')
                                                         when h.until is not null then to_char(h.until - 1, '"（任职到"YYYY"年"FMMM"月"FMDD"日）"')
                                                         else '' end, '、' order by h.starts, n.name) as names
                        from (select p.unit_id, p.person_id, min(lower(p.during)) as starts,
                                     case when not bool_or(upper_inf(p.during)) then max(upper(p.during)) end as until
                              from post p
                              where p.unit_id = any (:units) and p.role = :role and exists (
                                  select from post o
                                  where o.unit_id = p.unit_id and o.role = p.role and o.person_id <> p.person_id
                                    and o.during && (p.during * daterange(:today, null)))
                              group by p.unit_id, p.person_id) h
                        join person n on n.id = h.person_id
                        group by h.unit_id
                        """)
                .param("units", units.toArray(Integer[]::new))
                .param("role", role.name())
                .param("today", LocalDate.now(clock))
                .query((row, number) -> names.put(row.getInt("unit_id"), row.getString("names")))
                .list();
        return names;
    }

    /**
     * Since when a unit has who holds a role there today, without a break; of several, who came last.
     *
     * @param alone whether nobody else holds it today
     * @param following whether another is known to have held it before
     */
    public record Since(int unitId, LocalDate day, boolean alone, boolean following) {}

    /** Since when somebody holds this role today, of those of these units where somebody does. */
    public List<Since> since(Collection<Integer> units, Role role) {
        return jdbc.sql("""
                        with held as (
                            select unit_id, person_id, range_agg(during) as during from post
                            where unit_id = any (:units) and role = :role group by unit_id, person_id
                        ), now as (
                            select h.unit_id, h.person_id, lower(r.during) as since
                            from held h cross join lateral unnest(h.during) r (during) where r.during @> :today::date
                        )
                        select distinct on (n.unit_id) n.unit_id, n.since as day, count(*) over (partition by n.unit_id) = 1 as alone,
                               exists (select from held o where o.unit_id = n.unit_id and o.person_id <> n.person_id
                                           and lower(o.during) < n.since) as following
                        from now n order by n.unit_id, n.since desc
                        """)
                .param("units", units.toArray(Integer[]::new))
                .param("role", role.name())
                .param("today", LocalDate.now(clock))
                .query(Since.class)
                .list();
    }

    /** Somebody who holds a role from a day on. */
    public record Incumbent(String name, LocalDate from) {}

    /** Who held this role at the unit on some day from {@code first} to today, the first to come first. */
    public List<Incumbent> holders(int unitId, Role role, LocalDate first) {
        return jdbc.sql("""
                        select n.name, lower(p.during) as from
                        from post p join person n on n.id = p.person_id
                        where p.unit_id = :unit and p.role = :role and p.during && daterange(:first, :today, '[]')
                        order by lower(p.during), n.name
                        """)
                .param("unit", unitId)
                .param("role", role.name())
                .param("first", first)
                .param("today", LocalDate.now(clock))
                .query(Incumbent.class)
                .list();
    }

    /**
     * Ends a post after {@code lastDay}, which may be the day before it began: then it was never held. What was assigned to it
     * ends with it, though not before today: boards of past days, and whose visits those were, stay.
     */
    public void end(int postId, LocalDate lastDay) {
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        jdbc.sql("""
                        update assignment set during = during * daterange(null, greatest(:last::date, :yesterday), '[]') where post_id = :id
                        """)
                .param("last", lastDay)
                .param("yesterday", yesterday)
                .param("id", postId)
                .update();
        jdbc.sql("""
                        update post set during = during * daterange(null, :last, '[]') where id = :id
                        """).param("last", lastDay).param("id", postId).update();
    }

    /** Corrects the last day of a post that has ended; null for none. What was assigned to it stays ended. */
    public void correctEnd(int postId, @Nullable LocalDate lastDay) {
        jdbc.sql("update post set during = daterange(lower(during), :last, '[]') where id = :id")
                .param("last", lastDay, Types.DATE)
                .param("id", postId)
                .update();
    }

    /** Corrects who somebody is. */
    public void correct(int personId, String name, @Nullable String phone) {
        jdbc.sql("update person set name = :name, phone = :phone where id = :id")
                .param("name", name)
                .param("phone", phone, Types.VARCHAR)
                .param("id", personId)
                .update();
    }

    /** Lets the account sign in again; what was assigned to its posts stays ended. */
    public void enable(int accountId) {
        jdbc.sql("update account set enabled = true where id = :id")
                .param("id", accountId)
                .update();
    }

    /** Shuts the account out, from its next request on. What was assigned to its posts ends after {@code lastDay}. */
    public void disable(int accountId, LocalDate lastDay) {
        jdbc.sql("update account set enabled = false where id = :id")
                .param("id", accountId)
                .update();
        jdbc.sql("""
                        update assignment set during = during * daterange(null, :last, '[]')
                        where post_id in (
                            select p.id from post p join account a on a.person_id = p.person_id where a.id = :id)
                        """).param("last", lastDay).param("id", accountId).update();
    }

    /** Whether somebody disabled the account last whose post the transaction does not see: one above it. */
    public boolean disabledFromAbove(int accountId) {
        return jdbc.sql("""
                        select coalesce((select a.post_id is not null and not exists (select from post p where p.id = a.post_id)
                                         from act a
                                         where a.object = 'account' and a.object_id = :account and a.verb = 'DISABLE_ACCOUNT'
                                         order by a.id desc limit 1), false)
                        """)
                .param("account", Integer.toString(accountId))
                .query(Boolean.class)
                .single();
    }

    /** Ends the lock that wrong passwords brought. */
    public void unlock(int accountId) {
        jdbc.sql("update account set failures = 0, locked_until = null where id = :id")
                .param("id", accountId)
                .update();
    }
}
