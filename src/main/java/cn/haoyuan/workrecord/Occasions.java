package cn.haoyuan.workrecord;

import cn.haoyuan.duty.Wording;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a duty of an event is about: the records that brought it about, as far as the viewer sees them. */
@Component
@Transactional(readOnly = true)
public class Occasions {

    private final JdbcClient jdbc;

    Occasions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a record said. */
    public record Said(long id, String unit, LocalDate happenedOn, String title, String note, int files) {}

    /**
     * The record that brought the duty about, then the one that this answered; none of what was filed. Each as it was corrected last, as far
     * as known on the day and before it was answered.
     */
    List<Said> of(long duty, LocalDate asOf) {
        return jdbc.sql("""
                        with recursive back as (
                            select d.id as duty, d.period, 0 as step, null::bigint as record_id from duty d where d.id = :duty
                            union all
                            select o.id, o.period, b.step + 1, c.source_id
                            from back b
                            cross join lateral (
                                with recursive line as (
                                    select substr(b.period, 7)::bigint as id where b.period like 'event-%'
                                    union all
                                    select f.id from line l join fact f on f.replaces = l.id and f.recorded_on <= :asOf
                                        and not exists (
                                            select from bearing g join fact e on e.id = g.fact_id
                                            where g.duty_id = b.duty and (e.recorded_at, e.id) < (f.recorded_at, f.id) and not exists (
                                                select from fact_void v where v.fact_id = e.id and v.voided_on <= :asOf)))
                                select f.source_id from line join fact f using (id) where f.source = :source
                                order by f.id desc limit 1) c
                            left join lateral (
                                select d.id, d.period
                                from fact f
                                join bearing g on g.fact_id = f.id
                                join duty d on d.id = g.duty_id and d.former_of is null and d.period like 'event-%'
                                where f.source = :source and f.source_id = c.source_id
                                order by d.id desc limit 1) o on true
                            where b.step < 2
                        )
                        select r.id, unit_name(r.unit_id, r.happened_on) as unit, r.happened_on, r.title, r.note,
                               (select count(*) from work_record_attachment a where a.record_id = r.id) as files
                        from back b join work_record r on r.id = b.record_id
                        order by b.step
                        """)
                .param("duty", duty)
                .param("asOf", asOf)
                .param("source", WorkRecords.SOURCE)
                .query(Said.class)
                .list();
    }

    /** What a record says, and what those said that it corrects. */
    Wording wording(long record) {
        List<String> notes =
                jdbc.sql("""
                        with recursive line as (
                            select id, replaces, note from work_record where id = :id
                            union all
                            select r.id, r.replaces, r.note from line l join work_record r on r.id = l.replaces)
                        select note from line order by id
                        """).param("id", record).query(String.class).list();
        return notes.isEmpty() ? Wording.NONE : new Wording(notes.getLast(), notes.subList(0, notes.size() - 1));
    }
}
