package cn.haoyuan.workrecord;

import cn.haoyuan.duty.EvidencePlace.Occasion;
import cn.haoyuan.duty.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
                                    select cause_of(b.period) as id
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
                                join duty d on d.id = g.duty_id and d.former_of is null and of_event(d.period)
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

    private record Version(long id, String title, String note) {}

    /** The record that brought the duty about as it stands, with what those said that it corrects; empty where no record did. */
    Optional<Occasion> standing(long duty) {
        List<Version> versions = jdbc.sql("""
                        with recursive line as (
                            select f.id, f.source_id
                            from duty d
                            join fact f on f.id = cause_of(d.period)
                            where d.id = :duty and f.source = :source
                            union all
                            select f.id, f.source_id from line l join fact f on f.replaces = l.id)
                        select r.id, r.title, r.note from line l join work_record r on r.id = l.source_id order by l.id
                        """)
                .param("duty", duty)
                .param("source", WorkRecords.SOURCE)
                .query(Version.class)
                .list();
        return versions.reversed().stream()
                .findFirst()
                .map(last -> new Occasion(
                        "/records/" + last.id(),
                        last.title(),
                        new Wording(
                                last.note(),
                                versions.subList(0, versions.size() - 1).stream()
                                        .map(Version::note)
                                        .toList())));
    }
}
