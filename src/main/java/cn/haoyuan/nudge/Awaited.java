package cn.haoyuan.nudge;

import cn.haoyuan.duty.Undone;
import cn.haoyuan.web.Address;
import java.time.LocalDate;

/** What of a measure is due soon and not handed in, {@code dueOn} the first of it: for desks, which say it before anybody asks. */
public record Awaited(String measure, String title, long count, LocalDate dueOn) {

    /**
     * Of the measures that somebody else than {@code :unit} owes within the seats {@code [:from, :to)}, the three that are due first from
     * {@code :today} on: as key, title, count and due_on. As many as {@link Missing} finds today.
     */
    public static final String NEXT = """
            select m.key, m.title, n.count, n.due_on
            from (select d.measure_id, count(*) as count, min(d.due_on) as due_on
                  from duty d
                  where d.due_on between :today and :today::date + 90 and d.due_soon_on <= :today and d.settled_on > :today and %s
                    and (d.unit_id in (select u.id from unit u where u.seat >= :from and u.seat < :to)) is true
                    and (d.id in (
                        select f.duty_id from filing f
                        where f.state in ('SUBMITTED', 'AMENDED') or f.state = 'RETURNED' and f.reply_by >= :today)) is not true
                  group by d.measure_id
                  having bool_or(d.unit_id <> :unit)) n
            join measure m on m.id = n.measure_id
            order by n.due_on, m.seq
            limit 3
            """.formatted(Undone.TODAY);

    /** The list of exactly these. */
    public String href() {
        return Address.of("/missing")
                .with("measure", measure)
                .with("late", Lateness.DUE_SOON)
                .toString();
    }
}
