package cn.haoyuan.nudge;

import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.DutyContacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is to be reminded of a duty: those who hold the post that the plan names at the unit that owes it; an inspector or expert
 * only where assigned to whom it is about; where nobody is, the unit's office or principal. Within the running transaction.
 */
@Component
class Recipients implements DutyContacts {

    /**
     * One recipient of one duty; account and name are null where nobody at the unit can be reached.
     *
     * @param office whether it falls to the unit's office
     * @param spared why they are not to be told; null where they are
     */
    record Recipient(
            long dutyId,
            int unitId,
            int seat,
            boolean office,
            @Nullable Integer accountId,
            @Nullable String name,
            @Nullable Spared spared) {

        /** Whether it is for somebody else than the viewer and their office to do. */
        boolean othersThan(Viewer viewer) {
            return (unitId != viewer.unitId() || !office) && !Objects.equals(accountId, viewer.accountId());
        }
    }

    /**
     * The accounts {@code c} of those who answer on {@code :today} for a duty {@code d} that the ask {@code a} asks for, with the post for which they
     * do. To be joined to each duty: looked up unit by unit, for joined to posts by their days all posts are gone through.
     */
    static final String ANSWERING = """
            lateral (
                select id, person_id, role
                from (
                    select c.id, p.person_id, p.role, rank() over (order by not h.meant) as nearness
                    from post p
                    join account c on c.person_id = p.person_id and c.enabled
                    cross join lateral (
                        select p.role = a.post and (d.subject_id is null or p.role not in ('INSPECTOR', 'EXPERT') or exists (
                            select from assignment g
                            where g.post_id = p.id and g.unit_id = d.subject_id and g.during @> :today::date)) as meant) h
                    where p.unit_id = d.unit_id and p.during @> :today::date and (h.meant or p.role in ('OFFICE', 'PRINCIPAL'))) r
                where nearness = 1) c on true
            """;

    /** Fenced off for the planner: see {@link Missing}. */
    private static final String REACHED = """
            d as materialized (
                select e.id, e.unit_id, e.subject_id, e.ask_id, e.spared, u.seat
                from e join unit u on u.id = e.unit_id
                where u.seat + 0 >= :lo and u.seat + 0 < :hi
            ), reached as (
                select d.id as duty_id, d.unit_id, d.seat, coalesce(c.role, a.post) = 'OFFICE' as office,
                       c.id as account_id, c.role, n.name, n.phone, d.spared
                from d
                join ask a on a.id = d.ask_id
                left join\s""" + ANSWERING + """
                left join person n on n.id = c.person_id
            )
            """;

    private static final String RECIPIENTS = """
            select distinct duty_id, unit_id, seat, office, account_id, name, spared
            from reached
            order by account_id, duty_id
            """;

    /** That a duty was handed in and sent back, and its answer in time keeps the day of what was returned. */
    private static final String ANSWERABLE = """
            exists (select from filing f where f.duty_id = duty.id and f.state = 'RETURNED' and f.reply_by >= :today)
            """;

    /** Duties, and why nobody can do anything about them now; null where somebody can. */
    private static final String OWED = """
            select id, unit_id, subject_id, ask_id, due_soon_on,
                   case when met_on is not null or waived or ended_on <= :today then 'DONE'
                        when exists (select from filing f where f.duty_id = duty.id and f.state in ('SUBMITTED', 'AMENDED')) then 'HANDED_IN'
                        when locks_on < :today and not\s""" + ANSWERABLE + """
                         then 'LOCKED'
                        when not exists (
                            select from placement l
                            where l.unit_id = duty.place_id and l.from_on <= :today and :today < l.until_on) then 'CLOSED'
                   end as spared
            from duty
            """;

    private final JdbcClient jdbc;

    Recipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of these duties, as far as they are owed within the seats [lo, hi), also of those about which nobody is to be told: of what is not due soon, nobody is. */
    List<Recipient> of(List<Long> duties, int lo, int hi, LocalDate today) {
        return jdbc.sql("""
                        with e as materialized (
                            select id, unit_id, subject_id, ask_id, coalesce(spared, case when due_soon_on > :today then 'EARLY' end) as spared
                            from (""" + OWED + """
                            where id = any (:duties)) o
                        ),
                        """ + REACHED + RECIPIENTS)
                .param("lo", lo)
                .param("hi", hi)
                .param("duties", duties.toArray(Long[]::new))
                .param("today", today)
                .query(Recipient.class)
                .list();
    }

    /** All that these people miss today, as far as the viewer sees it; what they may still answer in time is not missing. */
    List<Recipient> ofPeople(List<Integer> accounts, LocalDate today) {
        return jdbc
                .sql("with e as materialized (select * from (\n" + OWED + """
                            where unit_id in (
                                select unit_id from post
                                where during @> :today::date and person_id in (select person_id from account where id = any (:accounts)))
                              and met_on is null and known_on <= :today and opens_on <= :today and due_soon_on <= :today
                              and not\s""" + ANSWERABLE + """
                            ) o
                            where spared is null
                        ),
                        """ + REACHED + RECIPIENTS)
                .param("lo", 0)
                .param("hi", Integer.MAX_VALUE)
                .param("today", today)
                .param("accounts", accounts.toArray(Integer[]::new))
                .query(Recipient.class)
                .stream()
                .filter(one -> {
                    Integer account = one.accountId();
                    return account != null && accounts.contains(account);
                })
                .toList();
    }

    @Override
    public List<Contact> of(long duty, LocalDate today) {
        return jdbc.sql("with e as materialized (\n" + OWED + "where id = :duty),\n" + REACHED + """
                        select distinct name, role, phone, null::date as starts from reached where account_id is not null
                        union all
                        select n.name, p.role, n.phone, lower(p.during)
                        from d
                        join post p on p.unit_id = d.unit_id and p.role in ('OFFICE', 'PRINCIPAL') and lower(p.during) > :today::date
                        join account c on c.person_id = p.person_id and c.enabled
                        join person n on n.id = p.person_id
                        where not exists (select from reached where account_id is not null)
                        order by starts, name
                        """)
                .param("duty", duty)
                .param("lo", 0)
                .param("hi", Integer.MAX_VALUE)
                .param("today", today)
                .query((row, number) -> new Contact(
                        row.getString("name"),
                        Role.valueOf(row.getString("role")).label(),
                        row.getString("phone"),
                        row.getObject("starts", LocalDate.class)))
                .list();
    }

    /** Of all open duties that fall due from today to {@code last}. */
    List<Recipient> ofDue(LocalDate today, LocalDate last) {
        return jdbc.sql("with e as materialized (select * from (\n" + OWED + """
                            where known_on <= :today and opens_on <= :today and due_on between :today and :last) o
                            where spared is null
                        ),
                        """ + REACHED + RECIPIENTS)
                .param("lo", 0)
                .param("hi", Integer.MAX_VALUE)
                .param("today", today)
                .param("last", last)
                .query(Recipient.class)
                .list();
    }
}
