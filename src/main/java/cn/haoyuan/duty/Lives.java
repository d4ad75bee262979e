package cn.haoyuan.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How duties end, and how they go on: from a day on. Boards of earlier days go on showing what they showed. The caller has
 * locked the duties.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Lives {

    private final JdbcClient jdbc;
    private final LedgerEntries ledger;

    Lives(JdbcClient jdbc, LedgerEntries ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** A duty that goes on, for this ask with these dates, known since that day. */
    record NewDates(
            long id,
            int askId,
            LocalDate knownOn,
            String label,
            LocalDate opensOn,
            LocalDate dueSoonOn,
            LocalDate dueOn,
            @Nullable LocalDate locksOn) {}

    /** Ends duties. One that was not known before the day was never owed, nor met. */
    void end(List<Long> ids, LocalDate day) {
        end(ids, day, false);
    }

    /** Ends duties whose period the calendar has no longer. */
    void endWithPeriod(List<Long> ids, LocalDate day) {
        end(ids, day, true);
    }

    private void end(List<Long> ids, LocalDate day, boolean periodGone) {
        ledger.changing(ids, () -> jdbc.sql("""
                                update duty
                                set ended_on = greatest(:day, known_on), period_gone = :gone,
                                    met_on = case when :gone or known_on < :day then met_on end,
                                    outcome_on = case when :gone or known_on < :day then outcome_on end
                                where id = any (:ids)
                                """)
                .param("day", day)
                .param("gone", periodGone)
                .param("ids", ids.toArray(Long[]::new))
                .update());
    }

    /**
     * Lets duties go on under their ids, ended ones too; copies keep what was known of them until then. One that is to end later
     * still does, unless it is due before that now.
     */
    void goOn(List<NewDates> courses) {
        if (courses.isEmpty()) {
            return;
        }
        List<Long> ids = courses.stream().map(NewDates::id).toList();
        ledger.takeOut(ids);
        List<Long> copies = Bulk.run(jdbc, () -> jdbc.sql(GO_ON)
                .param("ids", ids.toArray(Long[]::new))
                .param("asks", courses.stream().map(NewDates::askId).toArray(Integer[]::new))
                .param("known", column(courses, NewDates::knownOn))
                .param("labels", column(courses, NewDates::label))
                .param("opens", column(courses, NewDates::opensOn))
                .param("soon", column(courses, NewDates::dueSoonOn))
                .param("due", column(courses, NewDates::dueOn))
                .param("locks", column(courses, NewDates::locksOn))
                .query(Long.class)
                .list());
        jdbc.sql(PAST).param("copies", copies.toArray(Long[]::new)).update();
        List<Long> all = new ArrayList<>(ids);
        all.addAll(copies);
        ledger.enter(all);
    }

    private static @Nullable String[] column(List<NewDates> courses, Function<NewDates, @Nullable Object> value) {
        return courses.stream()
                .map(course -> Objects.toString(value.apply(course), null))
                .toArray(String[]::new);
    }

    /**
     * Answers the copies; none for what nobody knew before, and for what goes on as it was on the very day on which it ended,
     * of which nothing remains.
     */
    private static final String GO_ON = """
            with course as materialized (
                select c.*, coalesce(d.ended_on = c.known_on and d.due_soon_on = c.due_soon_on and d.ask_id = c.ask_id
                        and (d.label, d.opens_on, d.due_on, d.locks_on) is not distinct from (c.label, c.opens_on, c.due_on, c.locks_on),
                    false) as unbroken
                from unnest(:ids::bigint[], :asks::int[], :known::text[]::date[], :labels::text[], :opens::text[]::date[], :soon::text[]::date[],
                            :due::text[]::date[], :locks::text[]::date[])
                    as c (id, ask_id, known_on, label, opens_on, due_soon_on, due_on, locks_on)
                join duty d on d.id = c.id
            ), former as (
                insert into duty (ask_id, measure_id, unit_id, subject_id, place_id, seat, also_id, also_seat, former, period, label, opens_on,
                                  due_soon_on, due_on, locks_on, known_on, ended_on, met_on, waived, outcome_on, revised, former_of,
                                  filed_at, boxes, boxes_typed)
                select d.ask_id, d.measure_id, d.unit_id, d.subject_id, d.place_id, d.seat, d.also_id, d.also_seat, d.former, d.period, d.label,
                       d.opens_on, d.due_soon_on, d.due_on, d.locks_on, d.known_on, least(d.ended_on, c.known_on), d.met_on, d.waived, d.outcome_on,
                       d.revised, d.id, d.filed_at, d.boxes, d.boxes_typed
                from course c join duty d on d.id = c.id
                where not c.unbroken and d.known_on < least(d.ended_on, c.known_on)
                returning id
            ), moved as (
                update duty d
                set ask_id = c.ask_id, label = c.label, opens_on = c.opens_on, due_soon_on = c.due_soon_on, due_on = c.due_on, locks_on = c.locks_on,
                    known_on = case when c.unbroken then d.known_on else c.known_on end,
                    outcome_on = case when c.unbroken then d.outcome_on
                                      when d.met_on is not null or d.waived then greatest(d.outcome_on, c.known_on) end, revised = c.unbroken and d.revised,
                    ended_on = case when d.ended_on > c.known_on and d.ended_on <= c.due_on then d.ended_on end, period_gone = false
                from course c where c.id = d.id
            )
            select id from former
            """;

    /** What was known of outcomes goes with the copy. */
    private static final String PAST = """
            update duty_past o set duty_id = d.id from duty d where d.id = any (:copies) and o.duty_id = d.former_of
            """;
}
