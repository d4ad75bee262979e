package cn.haoyuan.duty;

import cn.haoyuan.plan.About;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Who owes what about whom, in which period, from a day on: one set-based statement, and what follows from it. */
final class GenerationSql {

    private GenerationSql() {}

    /** Days that a once-only duty gives a unit that opens later. Ours; the plan is silent. */
    static final int ONCE_AFTER_OPENING = 60;

    /** Days that a period must leave a newly opened unit. Ours as well. */
    static final int LEAST_OF_A_PERIOD = 14;

    /**
     * {@code units} are those whose own duties, and duties about whom, are looked at; null: all. Peers are few, and a ring, and
     * always looked at.
     */
    static final String OWED = """
            with period as (
                -- an ask that the version does not have yet has no row: that is how a version is tried before it is published
                select a.id as ask_id, p.*, daterange(greatest(p.opens_on, :day), greatest(p.due_on, :day), '[]') as span
                from unnest(:measure::text[], :fingerprint::text[], :who::text[], :trait::text[], :about::text[], :cadence::text[],
                            :period::text[], :label::text[], :opens::text[]::date[], :soon::text[]::date[], :due::text[]::date[],
                            :locks::text[]::date[])
                    as p (measure, fingerprint, who, trait, about, cadence, period, label, opens_on, due_soon_on, due_on, locks_on)
                left join (select split_part(m.key, '@', 1) as key, a.id, split_part(a.fingerprint, '#', 1) as fingerprint
                           from plan_ask v join ask a on a.id = v.ask_id join measure m on m.id = a.measure_id
                           where v.version_id = :version) a on a.key = p.measure and a.fingerprint = p.fingerprint
            ), life as materialized (
                -- of a unit that closed and opened again, the latter
                select u.id, u.kind, u.seat, u.seat_end, p.opened, p.closed
                from unit u
                join (select unit_id, max(lower(l)) as opened, max(coalesce(upper(l), 'infinity')) as closed
                      from (select unit_id, unnest(range_agg(during)) as l from placement group by unit_id) s
                      group by unit_id) p on p.unit_id = u.id
            ), below as materialized (
                -- who lay below whom, and when, of the kinds that owe anything
                select o.unit_id as owner_id, o.kind as owner_kind, s.unit_id as subject_id, s.kind as subject_kind,
                       o.during * s.during as during, l.opened
                from placement o join placement s on s.seat > o.seat and s.seat < o.seat_end and s.during && o.during
                join life l on l.id = s.unit_id
                where o.kind <> 'KINDERGARTEN' and o.kind = any (:who) and s.kind in ('COUNTY', 'KINDERGARTEN')
            ), county as (
                -- the ring of a period is that of the counties that stand when it opens
                select o.opens_on, c.unit_id, row_number() over (partition by o.opens_on order by c.seat) - 1 as n,
                       count(*) over (partition by o.opens_on) as all_of_them
                from (select distinct opens_on from period where about = 'PEER_COUNTY') o
                join placement c on c.kind = 'COUNTY' and c.during @> greatest(o.opens_on, :day)
            ), pair as (
                -- as long as both stand
                select p.helper_id, p.helped_id, p.during * daterange(h.opened, h.closed) * daterange(d.opened, d.closed) as during
                from pairing p join life h on h.id = p.helper_id join life d on d.id = p.helped_id
            ), any_relation as (
                select 'KINDERGARTEN' as about, owner_id, owner_kind, subject_id, during, opened from below where subject_kind = 'KINDERGARTEN'
                union all
                select 'COUNTY', owner_id, owner_kind, subject_id, during, opened from below where subject_kind = 'COUNTY'
                union all
                select 'PAIRED_KINDERGARTEN', helper_id, 'KINDERGARTEN', helped_id, during, null from pair
                union all
                select 'PAIRED_KINDERGARTEN', b.owner_id, b.owner_kind, p.helped_id, b.during * p.during, b.opened
                from pair p join below b on b.subject_id = p.helped_id and b.during && p.during
                union all
                select 'SEED_KINDERGARTEN', b.owner_id, b.owner_kind, m.unit_id, b.during * m.during, b.opened
                from mark m join below b on b.subject_id = m.unit_id and b.during && m.during
                where m.kind = 'SEED'
                union all
                select 'WEAK_OR_NEW_KINDERGARTEN', b.owner_id, b.owner_kind, m.unit_id, b.during * m.during, b.opened
                from mark m join below b on b.subject_id = m.unit_id and b.during && m.during
                where m.kind = 'WEAK'
                union all
                select 'WEAK_OR_NEW_KINDERGARTEN', b.owner_id, b.owner_kind, k.unit_id,
                       b.during * daterange(k.opened_on, (k.opened_on + make_interval(years => """ + About.NEWLY_OPENED + """
            ))::date), b.opened
                from kindergarten k join below b on b.subject_id = k.unit_id
                where k.sponsor <> 'PRIVATE'
                union all
                select 'WEAK_OR_NEW_KINDERGARTEN', b.owner_id, b.owner_kind, k.unit_id,
                       b.during * daterange(k.principal_since, (k.principal_since + make_interval(years => """ + About.NEW_PRINCIPAL + """
            ))::date), b.opened
                from kindergarten k join below b on b.subject_id = k.unit_id
                where k.principal_since is not null
            ), relation as materialized (
                -- once, though somebody is both weak and new, or helped by two
                select about, owner_id, owner_kind, subject_id, opened, range_agg(during) as during from any_relation
                where :units::int[] is null or owner_id in (select unnest(:units::int[])) or subject_id in (select unnest(:units::int[]))
                group by about, owner_id, owner_kind, subject_id, opened
            ), trait as materialized (
                select 'TOP_CLASSES' as trait, unit_id, daterange(null, null) as during from kindergarten where classes_top > 0
                union all
                select 'GROUP_HEAD', unit_id, daterange(null, null) from group_heads() unit_id
                union all
                select 'TOWNSHIP_CENTRE', unit_id, daterange(null, null) from kindergarten where township_centre
                union all
                select 'DEMONSTRATION', unit_id, daterange(null, null) from kindergarten where grade <> 'NONE'
                union all
                select kind, unit_id, during from mark where kind = 'ANJI_PILOT'
            ), candidate as not materialized (
                select p.*, l.id as owner_id, null::int as subject_id
                from period p join life l on l.kind = p.who
                where p.about is null and (:units::int[] is null or l.id in (select unnest(:units::int[])))
                union all
                select p.*, r.owner_id, r.subject_id
                from period p join relation r on r.about = p.about and r.owner_kind = p.who and r.during && p.span
                where p.about not in ('KINDERGARTEN', 'COUNTY') or r.during @> greatest(p.opens_on, :day, r.opened)
                union all
                -- peers: a ring that turns by a place each year, never so far that two counties would evaluate each other; those of a
                -- period that runs are not exchanged
                select p.*, c.unit_id, e.unit_id
                from period p
                join county c on p.about = 'PEER_COUNTY' and c.opens_on = p.opens_on and c.all_of_them > 2
                join county e on e.opens_on = p.opens_on
                    and e.n = (c.n + 1 + extract(year from p.opens_on)::int % greatest((c.all_of_them - 1) / 2, 1)) % c.all_of_them
                where p.opens_on > :day or not exists (select from duty d where d.ask_id = p.ask_id and d.period = p.period)
            ), share as (
                -- two arms, because a condition under "or" is tried row by row, one that stands alone by hash
                select * from candidate where trait is null
                union all
                select * from candidate c
                where trait is not null
                    and exists (select from trait t where t.trait = c.trait and t.unit_id = c.owner_id and t.during && c.span)
            ), owed as (
            select s.ask_id, s.measure, s.fingerprint, s.who, s.owner_id, s.subject_id, w.place_id, w.seat, w.also_id, w.also_seat, s.period, s.label, s.opens_on,
                   greatest(s.due_soon_on, t.due_on - (s.due_on - s.due_soon_on)) as due_soon_on, t.due_on,
                   t.due_on + (s.locks_on - s.due_on) as locks_on, t.known_on
            from share s
            join life o on o.id = s.owner_id
            left join life b on b.id = s.subject_id
            cross join lateral (
                select b.id is not null and b.seat > o.seat and b.seat < o.seat_end as inside) i
            cross join lateral (
                select case when i.inside then b.id else o.id end as place_id, case when i.inside then b.seat else o.seat end as seat,
                       case when not i.inside then b.id end as also_id, case when not i.inside then b.seat end as also_seat) w
            cross join lateral (
                select greatest(o.opened, b.opened) as opened, least(o.closed, b.closed) as closed) l
            cross join lateral (
                select greatest(:day, l.opened) as known_on,
                       case when s.cadence = 'ONCE' then greatest(s.due_on, l.opened + :once) else s.due_on end as due_on) t
            where t.due_on >= greatest(:day, l.opened + """ + LEAST_OF_A_PERIOD + """
            )
                and s.opens_on < l.closed and t.known_on < l.closed)
            """;

    /**
     * Duties of these periods that nobody owes any more from the day on: a pairing or mark has ended, a trait was lost. What is
     * met, lifted or was due before stays. Only where the owner, or the subject below it, is in the scope: a county does not see
     * enough of its neighbours to say.
     */
    static final String LAPSED = lapsed("d.met_on is null");

    /** The same where what said who owes them is undone: what is known since that very day was never owed, met or not. */
    static final String UNDONE = lapsed("(d.met_on is null or d.known_on >= :day)");

    private static String lapsed(String unmet) {
        return OWED + LAPSES.formatted(unmet);
    }

    private static final String LAPSES = """
            select d.id
            from duty d
            join period p on p.ask_id = d.ask_id and p.period = d.period
            where (:units::int[] is null or d.place_id = any (:units) or d.also_id = any (:units) or d.unit_id = any (:units)
                    or d.ask_id = any (array(select ask_id from period where about = 'PEER_COUNTY')))
                and d.due_on >= :day and %s and not d.waived and d.former_of is null
                and coalesce(d.ended_on, 'infinity') > greatest(:day, d.known_on) and coalesce(d.seat <@ (select scope()), false)
                and not exists (
                    select from share s
                    where s.ask_id = d.ask_id and s.owner_id = d.unit_id and s.period = d.period
                        and coalesce(s.subject_id, 0) = coalesce(d.subject_id, 0))
            order by d.id for update of d
            """;

    /** Whether there is any duty that {@link #AGAIN} might find: seldom, and cheaper to ask. */
    static final String ENDED = """
            select exists (
                select from duty
                where ended_on is not null and due_on >= :day and met_on is null and not waived and former_of is null and not period_gone)
            """;

    /** Duties that ended and are owed again, with the dates they go on with; what the calendar took it gives back itself. */
    static final String AGAIN = OWED + """
            select d.id, o.ask_id, o.known_on, o.label, o.opens_on, greatest(o.opens_on, o.due_on - (d.due_on - d.due_soon_on)) as due_soon_on,
                   o.due_on, o.locks_on
            from owed o
            join duty d on d.ask_id = o.ask_id and d.unit_id = o.owner_id and d.period = o.period
                and coalesce(d.subject_id, 0) = coalesce(o.subject_id, 0)
            where (:units::int[] is null or d.place_id = any (:units) or d.also_id = any (:units) or d.unit_id = any (:units)
                    or d.ask_id = any (array(select ask_id from period where about = 'PEER_COUNTY')))
                and d.ended_on <= o.known_on and d.met_on is null and not d.waived and d.former_of is null and not d.period_gone
                and (o.seat <@ (select scope()) or o.also_seat <@ (select scope()))
            order by d.id for update of d
            """;

    static final String INSERT = OWED + """
            insert into duty (ask_id, measure_id, unit_id, subject_id, place_id, seat, also_id, also_seat, period, label, opens_on,
                              due_soon_on, due_on, locks_on, known_on)
            select o.ask_id, a.measure_id, o.owner_id, o.subject_id, o.place_id, o.seat, o.also_id, o.also_seat, o.period, o.label,
                   o.opens_on, o.due_soon_on, o.due_on, o.locks_on, o.known_on
            from owed o join ask a on a.id = o.ask_id
            -- a county sees the units above it as well, whose own duties are not its to generate
            where o.seat <@ (select scope()) or o.also_seat <@ (select scope())
            -- what falls due together is looked at together, so it lies together
            order by o.due_on
            on conflict do nothing
            returning id
            """;

    /** Gives {@link #OWED} what it needs. */
    static StatementSpec bind(
            StatementSpec statement, int version, List<AskPeriod> rows, LocalDate day, Integer @Nullable [] units) {
        return statement
                .param("units", units)
                .param("version", version)
                .param("day", day)
                .param("once", ONCE_AFTER_OPENING)
                .param("measure", AskPeriod.column(rows, AskPeriod::measure))
                .param("fingerprint", AskPeriod.column(rows, row -> row.ask().fingerprint()))
                .param("who", AskPeriod.column(rows, row -> row.ask().who().name()))
                .param("trait", AskPeriod.column(rows, row -> name(row.ask().having())))
                .param("about", AskPeriod.column(rows, row -> name(row.ask().about())))
                .param(
                        "cadence",
                        AskPeriod.column(rows, row -> row.ask().cadence().name()))
                .param("period", AskPeriod.column(rows, AskPeriod::period))
                .param("label", AskPeriod.column(rows, AskPeriod::label))
                .param("opens", AskPeriod.column(rows, row -> row.opensOn().toString()))
                .param("soon", AskPeriod.column(rows, row -> row.dueSoonOn().toString()))
                .param("due", AskPeriod.column(rows, row -> row.dueOn().toString()))
                .param("locks", AskPeriod.column(rows, row -> Objects.toString(row.locksOn(), null)));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
