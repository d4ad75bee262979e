package cn.haoyuan.duty;

/** What an edit of the calendar does to duties that were generated before. */
final class ShiftSql {

    private ShiftSql() {}

    /**
     * Duties whose dates are no longer those of the calendar, with those that they get (a null deadline: their period is gone).
     * Only what is open and not past its deadline; and what ended because its period went and that period is back. How long
     * before the deadline a duty counts as due soon moves along.
     */
    static final String STALE = """
            target as materialized (
                select a.id as ask_id, a.who, m.key, p.*
                from unnest(:toMeasure::text[], :toAsk::text[], :toPeriod::text[], :toLabel::text[], :toOpens::text[]::date[],
                            :toDue::text[]::date[], :toLocks::text[]::date[])
                    as p (measure, fingerprint, period, label, opens_on, due_on, locks_on)
                join measure m on m.key = p.measure
                join ask a on a.measure_id = m.id and split_part(a.fingerprint, '#', 1) = p.fingerprint
                join plan_ask v on v.ask_id = a.id and v.version_id = :version
            ), stale as (
                select d.id, d.known_on, d.period_gone, d.unit_id, d.subject_id, d.due_on as old_due_on, d.label as old_label, t.who, t.key,
                       t.period, t.label, t.opens_on, t.due_on, t.locks_on
                from duty d join target t on t.ask_id = d.ask_id and t.period = d.period
                where d.former_of is null and d.met_on is null and not d.waived
                    and (d.period_gone and t.due_on is not null
                         or coalesce(d.ended_on, 'infinity') > :day and d.due_on >= :day
                            and (t.due_on is null or (t.label, t.opens_on, t.due_on, t.locks_on)
                                is distinct from (d.label, d.opens_on, d.due_on, d.locks_on)))
            )
            """;

    /** The same, to be changed. */
    static final String CHANGING = "with " + STALE + """
            select d.id, d.ask_id, greatest(d.known_on, :day) as known_on, s.label, s.opens_on,
                   greatest(s.opens_on, s.due_on - (d.due_on - d.due_soon_on)) as due_soon_on, s.due_on, s.locks_on,
                   d.period_gone or coalesce(s.opens_on <= :day, false) as may_be_met
            from stale s join duty d on d.id = s.id order by d.id for update of d
            """;
}
