package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.duty.NewFact;
import cn.haoyuan.web.Day;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Why a record counts for nothing of a measure for which it might have counted, and with which topics it would. */
@Component
@Transactional(readOnly = true)
class Uncounted {

    /** Where the day of the record lies beside the days whose work counts for a duty. */
    private enum Place {
        WITHIN,
        BEFORE,
        AFTER
    }

    /**
     * The duty that is nearest to the record's day, of those of a measure that are about the record's subject or about none, and of the others.
     *
     * @param title of the measure
     * @param own whether it is about the record's subject or about none
     * @param over whether nothing is owed of it any more on that day
     * @param apart whether the record was to count for no duty
     */
    private record Nearest(
            String title,
            boolean own,
            Place place,
            long id,
            String label,
            Cadence cadence,
            LocalDate opensOn,
            @Nullable LocalDate locksOn,
            boolean waived,
            boolean over,
            boolean apart) {}

    private final JdbcClient jdbc;
    private final StillOwed owed;

    Uncounted(JdbcClient jdbc, StillOwed owed) {
        this.jdbc = jdbc;
        this.owed = owed;
    }

    /**
     * The topics with which such work would count on that day for what waits, where it may count with none that it has; one statement, and
     * none where it may.
     */
    List<RecordPage.Missed> missed(Viewer viewer, WorkRecord record, WorkOffer offer) {
        if (offer.counts().isEmpty() || !offer.counting(record.topics()).isEmpty()) {
            return List.of();
        }
        Map<String, Long> waiting = owed.byTopic(viewer, offer, record.happenedOn(), record.subjectId());
        return offer.topics().stream()
                .filter(topic -> waiting.containsKey(topic.id()))
                .map(topic -> new RecordPage.Missed(
                        topic.title(),
                        offer.counting(topic.id()) + "，" + WorkOffer.waits(waiting.getOrDefault(topic.id(), 0L))))
                .toList();
    }

    /**
     * For each measure that such work may count for, but for those that the record {@code counts} for, what of it the unit owes instead; one
     * statement, and none for no measure.
     */
    List<RecordPage.Idle> why(WorkRecord record, WorkOffer offer, Set<String> counts) {
        List<String> measures = offer.counting(record.topics()).stream()
                .filter(title -> !counts.contains(title))
                .toList();
        if (measures.isEmpty()) {
            return List.of();
        }
        List<Nearest> nearest = jdbc.sql("""
                        with owed as (
                            select m.title, d.subject_id is null or d.subject_id is not distinct from :subject::int as own,
                                   case when d.opens_on > :day then 'BEFORE' when d.locks_on < :day then 'AFTER' else 'WITHIN' end as place,
                                   d.id, d.label, a.cadence, d.opens_on, d.locks_on, d.waived,
                                   coalesce(d.ended_on <= greatest(:day, d.opens_on), false) as over,
                                   exists (select from fact f where f.source = :source and f.source_id = :record and f.period = :none) as apart
                            from duty d join ask a on a.id = d.ask_id join measure m on m.id = d.measure_id
                            where d.unit_id = :unit and a.evidence = :kind and (a.topic is null or a.topic = any (:topics))
                                and m.title = any (:measures) and d.former_of is null
                        )
                        select distinct on (title, own, place) *
                        from owed
                        order by title, own, place, over, waived, abs(opens_on - :day), id
                        """)
                .param("source", WorkRecords.SOURCE)
                .param("record", record.id())
                .param("none", NewFact.NO_PERIOD)
                .param("unit", record.unitId())
                .param("subject", record.subjectId(), Types.INTEGER)
                .param("kind", record.kind().name())
                .param("topics", record.topics().toArray(String[]::new))
                .param("measures", measures.toArray(String[]::new))
                .param("day", record.happenedOn())
                .query(Nearest.class)
                .list();
        return measures.stream()
                .map(title -> why(
                        record,
                        title,
                        nearest.stream()
                                .filter(each -> each.title().equals(title))
                                .toList()))
                .toList();
    }

    private static RecordPage.Idle why(WorkRecord record, String title, List<Nearest> all) {
        List<Nearest> own = all.stream().filter(Nearest::own).toList();
        if (own.isEmpty()) {
            return new RecordPage.Idle(title, nobody(record, !all.isEmpty()), List.of());
        }
        Optional<Nearest> now =
                own.stream().filter(each -> each.place() == Place.WITHIN).findFirst();
        if (now.isPresent()) {
            return new RecordPage.Idle(title, "", List.of(now(now.get())));
        }
        if (own.stream().allMatch(each -> each.cadence() == Cadence.EVENT)) {
            return new RecordPage.Idle(title, Day.of(record.happenedOn()) + "还没有等着它办理的事", List.of());
        }
        List<RecordPage.Period> beside = own.stream()
                .filter(each -> !each.over())
                .sorted(Comparator.comparing(Nearest::opensOn))
                .map(Uncounted::span)
                .toList();
        return beside.isEmpty()
                ? new RecordPage.Idle(title, "已经不用办理", beside)
                : new RecordPage.Idle(title, Day.of(record.happenedOn()) + "不在它的任何一期之内：", beside);
    }

    /** Where nothing of the measure is owed that such a record could be about. */
    private static String nobody(WorkRecord record, boolean aboutOthers) {
        if (!aboutOthers) {
            return "眼下没有要" + record.unitName() + "办的";
        }
        return record.subjectName() == null ? "要写明针对哪个单位才计入" : "不要求对" + record.subjectName() + "做";
    }

    private static RecordPage.Period now(Nearest duty) {
        return new RecordPage.Period(
                duty.id(),
                duty.label(),
                duty.waived()
                        ? "已豁免"
                        : duty.over()
                                ? "已经不用办理"
                                : duty.apart() ? "不含这一条：登记时没有选计入这一年度。要计入的，更正时改选" : "不含这一条：一条记录只计入一期，它计入了登记时所选的那一期");
    }

    private static RecordPage.Period span(Nearest duty) {
        return new RecordPage.Period(
                duty.id(),
                duty.label(),
                duty.place() == Place.BEFORE
                        ? "从 " + Day.of(duty.opensOn()) + " 起"
                        : "到 "
                                + Optional.ofNullable(duty.locksOn())
                                        .map(Day::of)
                                        .orElse("") + " 为止");
    }
}
