package cn.haoyuan.duty;

/** What an edit of the calendar does to duties that were generated before. */
final class ShiftSql {

    private ShiftSql() {}

    /**
     * Duties whose dates are no longer those of the calendar, with those that they get (a null deadline: their period is gone).
     * Only what is open and not past its deadline; and what ended because its period went and that period is back.
     */
    static final String STALE = """
            target as materialized (
                select a.id as ask_id, a.who, m.key, p.*
                from unnest(:toMeasure::text[], :toAsk::text[], :toPeriod::text[], :toLabel::text[], :toOpens::text[]::date[],
                            :toSoon::text[]::date[], :toDue::text[]::date[], :toLocks::text[]::date[])
                    as p (measure, fingerprint, period, label, opens_on, due_soon_on, due_on, locks_on)
                join measure m on m.key = p.measure
                join ask a on a.measure_id = m.id and split_part(a.fingerprint, '#', 1) = p.fingerprint
                join plan_ask v on v.ask_id = a.id and v.version_id = :version
            ), stale as (
                select d.id, d.known_on, d.ended_on, d.unit_id, d.subject_id, d.due_on as old_due_on, d.label as old_label, t.who, t.key,
                       t.period, t.label, t.opens_on, t.due_soon_on, t.due_on, t.locks_on
                from duty d join target t on t.ask_id = d.ask_id and t.period = d.period
                where d.former_of is null and d.met_on is null and not d.waived
                    and (:duties::bigint[] is null or d.id = any (:duties))
                    and (d.period_gone and t.due_on is not null
                         or d.ended_on is null and d.due_on >= :day
                            and (t.due_on is null or (t.label, t.opens_on, t.due_soon_on, t.due_on, t.locks_on)
                                is distinct from (d.label, d.opens_on, d.due_soon_on, d.due_on, d.locks_on)))
            )
            """;

    static final String IDS = "with " + STALE + """
            select d.id, d.period_gone or coalesce(s.opens_on <= :day, false) as may_be_met
            from stale s join duty d on d.id = s.id order by d.id for update of d
            """;

    /** Answers the copies that keep what was known before the day; none where nothing was. */
    static final String MOVE = "with " + STALE + """
            , former as (
                insert into duty (ask_id, measure_id, unit_id, subject_id, place_id, seat, also_id, also_seat, former, period, label, opens_on,
                                  due_soon_on, due_on, locks_on, known_on, ended_on, outcome_on, revised, former_of)
                select d.ask_id, d.measure_id, d.unit_id, d.subject_id, d.place_id, d.seat, d.also_id, d.also_seat, d.former, d.period, d.label,
                       d.opens_on, d.due_soon_on, d.due_on, d.locks_on, d.known_on, coalesce(d.ended_on, :day), d.outcome_on, d.revised, d.id
                from stale s join duty d on d.id = s.id
                where s.due_on is not null and d.known_on < :day
                returning id
            ), moved as (
                update duty d
                set label = s.label, opens_on = s.opens_on, due_soon_on = s.due_soon_on, due_on = s.due_on, locks_on = s.locks_on,
                    known_on = greatest(d.known_on, :day), ended_on = null, period_gone = false, outcome_on = null, revised = false
                from stale s where s.id = d.id and s.due_on is not null
            ), gone as (
                update duty d set ended_on = greatest(:day, d.known_on), period_gone = true
                from stale s where s.id = d.id and s.due_on is null
            )
            select id from former
            """;

    /** What was known of outcomes goes with the copy. */
    static final String PAST = """
            update duty_past o set duty_id = d.id from duty d where d.id = any (:copies) and o.duty_id = d.former_of
            """;
}
