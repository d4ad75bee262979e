package cn.haoyuan.duty;

/** Which duties go on by the terms of a new version of the plan, and which it ends. */
final class RevisionSql {

    private RevisionSql() {}

    /**
     * After {@link GenerationSql#OWED}: {@code going}, the duties that go on, with the ask (null before that is published) and the dates
     * they get. What is {@code done} goes on where what is on record is enough by the new terms as well, else it stays and what is asked now comes
     * beside it. What is {@code called} for by an event keeps its dates, which count from that. The keys are those of the new version, which its
     * measures take back from another plan's (ADR 16).
     */
    static final String GOING = """
            , own as (
                select id, plan_id, split_part(key, '@', 1) as key from measure where plan_id = :plan
            ), successor as materialized (
                select a.id as ask_id, a.who, a.about, a.cadence, a.evidence, s.measure, s.next, s.enough, n.id as next_id
                from unnest(:succeeds::text[], :from::text[], :to::text[], :enough::text[]::boolean[]) as s (measure, fingerprint, next, enough)
                join own m on m.key = s.measure
                join ask a on a.measure_id = m.id and split_part(a.fingerprint, '#', 1) = s.fingerprint
                join plan_ask v on v.ask_id = a.id and v.version_id = :former
                left join (select n.id, n.measure_id, split_part(n.fingerprint, '#', 1) as fingerprint
                           from plan_ask w join ask n on n.id = w.ask_id
                           where w.version_id = :version) n on n.measure_id = m.id and n.fingerprint = s.next
            ), going as (
                select d.id, s.who, s.measure, s.next as fingerprint, s.next_id as ask_id, false as called, false as ring, d.unit_id, d.subject_id, d.period, o.label, o.opens_on,
                       o.due_soon_on, o.due_on, o.locks_on, d.due_on as old_due_on, d.met_on is not null or d.waived as done
                from successor s
                join duty d on d.ask_id = s.ask_id
                join owed o on o.measure = s.measure and o.fingerprint = s.next and o.owner_id = d.unit_id and o.period = d.period
                    and coalesce(o.subject_id, 0) = coalesce(d.subject_id, 0)
                where d.former_of is null and coalesce(d.ended_on, 'infinity') > greatest(:day, d.known_on)
                    and (d.met_on is null or s.enough and (s.evidence = 'FILING' or o.opens_on <= d.opens_on))
                    and (s.about is distinct from 'PEER_COUNTY' or d.opens_on > :day)
                union all
                -- who evaluates whom in a period that runs is not exchanged
                select d.id, s.who, s.measure, s.next, s.next_id, false, true, d.unit_id, d.subject_id, d.period, p.label, p.opens_on,
                       p.due_soon_on, p.due_on, p.locks_on, d.due_on, d.met_on is not null or d.waived
                from successor s
                join duty d on d.ask_id = s.ask_id
                join period p on p.measure = s.measure and p.fingerprint = s.next and p.period = d.period
                where s.about = 'PEER_COUNTY' and d.opens_on <= :day and d.former_of is null
                    and coalesce(d.ended_on, 'infinity') > greatest(:day, d.known_on) and (d.met_on is null or s.enough)
                union all
                select d.id, s.who, s.measure, s.next, s.next_id, true, false, d.unit_id, d.subject_id, d.period, d.label, d.opens_on,
                       d.due_soon_on, d.due_on, d.locks_on, d.due_on, d.met_on is not null or d.waived
                from successor s
                join duty d on d.ask_id = s.ask_id
                where s.cadence = 'EVENT' and d.former_of is null and coalesce(d.ended_on, 'infinity') > greatest(:day, d.known_on)
                    and (d.met_on is null or s.enough)
            )
            """;

    /** The same, to be changed. */
    static final String CHANGING = GenerationSql.OWED + GOING + """
            select d.id, g.ask_id, greatest(d.known_on, :day) as known_on, g.label, g.opens_on, g.due_soon_on, g.due_on, g.locks_on
            from going g join duty d on d.id = g.id order by d.id for update of d
            """;

    /**
     * Duties that a version ends on a day: whose ask it does not keep, not met and not lifted, and not due before. The duty is
     * {@code d}, its measure {@code m}; the ids of the asks are those of {@code kept}.
     */
    static final String ENDS = """
            coalesce(d.ended_on, 'infinity') > greatest(:day, d.known_on) and d.met_on is null and not d.waived and d.due_on >= :day
                and m.plan_id = :plan and d.ask_id not in (select id from kept)
            """;

    /** Those of a version that is published. */
    static final String ENDING = """
            with kept as (select ask_id as id from plan_ask where version_id = :version)
            select d.id from duty d join measure m on m.id = d.measure_id
            where\s""" + ENDS + " order by d.id for update of d";
}
