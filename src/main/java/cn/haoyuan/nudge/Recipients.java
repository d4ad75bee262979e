package cn.haoyuan.nudge;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is to be reminded of a duty: those who hold the post that the plan names at the unit that owes it; an inspector or expert
 * only where assigned to whom it is about; where nobody is, the unit's office or principal. Within the running transaction.
 */
@Component
class Recipients {

    /** One recipient of one duty; account and name are null where nobody at the unit can be reached. */
    record Recipient(
            long dutyId,
            int unitId,
            int seat,
            @Nullable Integer accountId,
            @Nullable String name) {}

    private static final String REACHED = """
            , holder as (
                select d.id as duty_id, c.id as account_id, n.name,
                       rank() over (partition by d.id order by case when h.meant then 1 else 2 end) as nearness
                from d
                join post p on p.unit_id = d.unit_id and p.during @> :today::date
                cross join lateral (
                    select p.role = d.role and (d.subject_id is null or p.role not in ('INSPECTOR', 'EXPERT') or exists (
                        select from assignment g
                        where g.post_id = p.id and g.unit_id = d.subject_id and g.during @> :today::date)) as meant) h
                join account c on c.person_id = p.person_id and c.enabled
                join person n on n.id = p.person_id
                where h.meant or p.role in ('OFFICE', 'PRINCIPAL')
            )
            select distinct d.id as duty_id, d.unit_id, d.seat, h.account_id, h.name
            from d left join holder h on h.duty_id = d.id and h.nearness = 1
            order by h.account_id, d.id
            """;

    private final JdbcClient jdbc;

    Recipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of those among these duties that are still missing and owed within the seats [lo, hi). */
    List<Recipient> of(List<Long> duties, int lo, int hi, LocalDate today) {
        return jdbc.sql("""
                        with d as materialized (
                            select d.id, d.unit_id, d.subject_id, u.seat, a.post as role
                            from duty d join ask a on a.id = d.ask_id join unit u on u.id = d.unit_id
                            where d.id = any (:duties) and u.seat >= :lo and u.seat < :hi
                              and d.met_on is null and not d.waived and d.ended_on is null and d.due_soon_on <= :today
                        )
                        """ + REACHED)
                .param("duties", duties.toArray(Long[]::new))
                .param("lo", lo)
                .param("hi", hi)
                .param("today", today)
                .query(Recipient.class)
                .list();
    }

    /** Of all open duties that fall due from today to {@code last}. */
    List<Recipient> ofDue(LocalDate today, LocalDate last) {
        return jdbc.sql("""
                        with d as materialized (
                            select d.id, d.unit_id, d.subject_id, u.seat, a.post as role
                            from duty d join ask a on a.id = d.ask_id join unit u on u.id = d.unit_id
                            where d.met_on is null and not d.waived and d.ended_on is null
                              and d.known_on <= :today and d.opens_on <= :today and d.due_on between :today and :last
                        )
                        """ + REACHED)
                .param("today", today)
                .param("last", last)
                .query(Recipient.class)
                .list();
    }
}
