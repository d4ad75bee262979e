package cn.haoyuan.nudge;

import cn.haoyuan.access.Role;
import cn.haoyuan.database.Everywhere;
import cn.haoyuan.notice.NewNotice;
import cn.haoyuan.notice.Notices;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells those who hold a post at some units today and can sign in, each person once, each time anew. Within the running transaction. */
@Component
class Members {

    /** @param unitId of the unit named first of all at which they hold one */
    private record Member(int accountId, int unitId) {}

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Everywhere everywhere;
    private final Clock clock;

    Members(JdbcClient jdbc, Notices notices, Everywhere everywhere, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.everywhere = everywhere;
        this.clock = clock;
    }

    /**
     * Tells all of these units; answers whose accounts they are.
     *
     * @param about what sort of news it is
     * @param body what to say, by whose reader it is
     * @param href where it leads, likewise
     */
    Set<Integer> tell(
            List<Integer> units, String about, String title, IntFunction<String> body, IntFunction<String> href) {
        List<Member> all = of(units, null);
        send(all, about, title, body, href);
        return all.stream().map(Member::accountId).collect(Collectors.toSet());
    }

    /** Tells the office of a unit, but who knows already. */
    void tellOffice(int unit, int knows, String about, String title, String body, String href) {
        List<Member> office = of(List.of(unit), Role.OFFICE).stream()
                .filter(member -> member.accountId() != knows)
                .toList();
        send(office, about, title, _ -> body, _ -> href);
    }

    /** Tells those who run the county that the unit is, or lies in, unless one of them does it; but these accounts, which know already. */
    void tellCounty(int unit, Set<Integer> know, String about, String title, String body, String href) {
        List<Member> office =
                jdbc.sql("""
                        select distinct c.id as account_id, o.id as unit_id
                        from unit u
                        join unit o on o.kind = 'COUNTY' and o.seat <= u.seat and u.seat < o.seat_end
                        join post p on p.unit_id = o.id and p.role in ('ADMINISTRATOR', 'OFFICE') and p.during @> :today::date
                        join account c on c.person_id = p.person_id and c.enabled
                        where u.id = :unit and not exists (select from post a where a.id = acting_post() and a.unit_id = o.id)
                        """).param("unit", unit).param("today", LocalDate.now(clock)).query(Member.class).stream()
                        .filter(member -> !know.contains(member.accountId()))
                        .toList();
        send(office, about, title, _ -> body, _ -> href);
    }

    /**
     * Tells inspectors and experts to whom the unit is assigned, or will be, wherever their posts are, but whoever does it and these accounts,
     * which know already.
     */
    void tellAssigned(int unit, Set<Integer> know, String about, String title, String body, String href) {
        everywhere.run(() -> {
            List<Member> assigned =
                    jdbc.sql("""
                            select distinct c.id as account_id, g.unit_id
                            from assignment g
                            join post p on p.id = g.post_id
                            join account c on c.person_id = p.person_id and c.enabled
                            where g.unit_id = :unit and g.during && daterange(:today::date, null)
                              and not exists (select from post a where a.id = acting_post() and a.person_id = p.person_id)
                            """).param("unit", unit).param("today", LocalDate.now(clock)).query(Member.class).stream()
                            .filter(member -> !know.contains(member.accountId()))
                            .toList();
            send(assigned, about, title, _ -> body, _ -> href);
        });
    }

    private void send(
            List<Member> readers, String about, String title, IntFunction<String> body, IntFunction<String> href) {
        // the same may be done again once it was taken back
        String key = about + ":" + UUID.randomUUID();
        notices.tell(readers.stream()
                .map(reader -> new NewNotice(
                        reader.accountId(), key, title, body.apply(reader.unitId()), href.apply(reader.unitId())))
                .toList());
    }

    private List<Member> of(List<Integer> units, @Nullable Role role) {
        return jdbc.sql("""
                        select distinct on (c.id) c.id as account_id, p.unit_id
                        from post p join account c on c.person_id = p.person_id and c.enabled
                        where p.unit_id = any (:units) and p.during @> :today::date and (:role::text is null or p.role = :role)
                        order by c.id, array_position(:units::int[], p.unit_id)
                        """)
                .param("units", units.toArray(Integer[]::new))
                .param("role", role == null ? null : role.name(), Types.VARCHAR)
                .param("today", LocalDate.now(clock))
                .query(Member.class)
                .list();
    }
}
