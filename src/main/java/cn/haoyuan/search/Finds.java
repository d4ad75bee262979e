package cn.haoyuan.search;

import cn.haoyuan.database.Like;
import cn.haoyuan.filing.FilingState;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Word;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds rows within the scope. Runs in the transaction of its caller. */
@Component
class Finds {

    /**
     * A unit.
     *
     * @param former the name by which it was found, if it has another one now
     * @param coming the same, if it is to have it on a later day
     * @param endedOn the first day on which it stood no longer; null where it stands today
     * @param into who goes on in its place, if anybody
     */
    record FoundUnit(
            int id,
            UnitKind kind,
            @Nullable String code,
            String name,
            @Nullable String above,
            @Nullable String former,
            @Nullable String coming,
            @Nullable LocalDate endedOn,
            @Nullable String into,
            long total) {}

    /** A record of work. {@code unit}: whom it is about, else who did it. */
    record FoundRecord(long id, String title, String unit, LocalDate day) {}

    record FoundFiling(long id, String title, String label, String unit, FilingState state, long total) {}

    /** For so long work is found by its title: no index finds parts of titles, and all of them take too long at every letter. */
    static final Period RECENT = Period.ofMonths(6);

    private final JdbcClient jdbc;
    private final Clock clock;

    Finds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Units of these kinds as they are called: who is called just so, then from above. Each knows how many there are.
     *
     * @param gone whether to find also those that once stood, after the others
     */
    List<FoundUnit> units(List<Word> words, Collection<UnitKind> kinds, boolean gone, int most) {
        return Word.bind(jdbc.sql("""
                        with hits as (
                            select u.unit_id as id, u.kind, i.code, u.name, u.seat, u.seat_end, case when u.until_on <= :today then u.until_on end as ended_on,
                                   case when not bool_or(c.name = u.name) then max(c.name) filter (where n.from_on <= :today) end as former,
                                   case when not bool_or(c.name = u.name) then max(c.name) filter (where n.from_on > :today) end as coming,
                                   coalesce((:texts::text[])[1] in (u.name, lower(i.code)), false) as exact
                            from units_called(:texts, :spellings, :loose) c
                            join placement u on u.unit_id = c.unit_id and u.from_on <= :today and u.kind = any (:kinds) and u.unit_seat <@ (select scope())
                                and (:today < u.until_on
                                     or :gone and not exists (select from placement o where o.unit_id = u.unit_id and o.from_on > u.from_on and o.from_on <= :today))
                            join unit i on i.id = u.unit_id
                            join placement n on n.unit_id = c.unit_id and n.name = c.name
                            group by u.unit_id, u.kind, i.code, u.name, u.seat, u.seat_end, u.until_on)
                        select u.id, u.kind, u.code, u.name, a.name as above, u.former, u.coming, u.ended_on, unit_name(m.into_id, m.day) as into, u.total
                        from (select h.*, count(*) over () as total
                              from hits h
                              order by ended_on is not null, exact desc, array_position(:kinds::text[], h.kind), h.seat
                              limit :most) u
                        left join placement a on a.kind = 'COUNTY' and u.kind in ('COUNTY_AREA', 'KINDERGARTEN')
                            and a.seat <= u.seat and u.seat < a.seat_end and a.from_on <= :today and :today < a.until_on
                        left join merger m on m.unit_id = u.id and m.day = u.ended_on
                        order by u.ended_on is not null, u.exact desc, array_position(:kinds::text[], u.kind), u.seat
                        """), words)
                .param("gone", gone)
                .param("kinds", kinds.stream().sorted().map(Enum::name).toArray(String[]::new))
                .param("today", LocalDate.now(clock))
                .param("most", most)
                .query(FoundUnit.class)
                .list();
    }

    /** The latest work that stands whose title has all words, in whatever order, as the list of records finds it. */
    List<FoundRecord> records(String text, int most) {
        LocalDate today = LocalDate.now(clock);
        String narrow = Word.narrow(text);
        return jdbc.sql("""
                        with found as materialized (
                            select r.id, r.title, r.unit_id, r.subject_id, r.happened_on
                            from work_record r
                            where r.happened_on >= :since and (r.title like all (:likes) or r.title like all (:narrow)
                                or :cased and (r.title ilike all (:likes) or r.title ilike all (:narrow)))
                                and not exists (select from work_record_void v where v.record_id = r.id)
                            order by r.happened_on desc, r.id desc
                            limit :most)
                        select id, title, unit_name(coalesce(subject_id, unit_id), :today) as unit, happened_on as day
                        from found order by happened_on desc, id desc
                        """)
                .param("since", today.minus(RECENT))
                .param("likes", Like.words(text))
                .param("narrow", narrow.equals(text) ? null : Like.words(narrow))
                .param("cased", Like.cased(text))
                .param("today", today)
                .param("most", most)
                .query(FoundRecord.class)
                .list();
    }

    /**
     * The latest filings of units called so, or by these forms for these measures, or both; none of either means any. A draft only
     * with its own unit. Each knows how many there are.
     */
    List<FoundFiling> filings(List<Word> units, List<String> measures, List<String> forms, int own, int most) {
        return Word.bind(jdbc.sql("""
                        select f.id, m.title, d.label, coalesce(n.name, unit_name(f.unit_id, :today)) as unit, f.state,
                               count(*) over () as total
                        from filing f
                        join duty d on d.id = f.duty_id
                        join measure m on m.id = d.measure_id
                        left join placement n on n.unit_id = f.unit_id and n.from_on <= :today and :today < n.until_on
                        where (cardinality(:texts::text[]) = 0
                                or f.unit_id = any (array(select unit_id from units_called(:texts, :spellings, :loose))))
                            and (cardinality(:measures::text[]) = 0 or f.form = any (:forms) and m.key = any (:measures))
                            and f.state <> 'DISCARDED' and (f.state <> 'DRAFT' or f.unit_id = :own)
                        order by f.acted_at desc
                        limit :most
                        """), units)
                .param("measures", measures.toArray(String[]::new))
                .param("forms", forms.toArray(String[]::new))
                .param("own", own)
                .param("today", LocalDate.now(clock))
                .param("most", most)
                .query(FoundFiling.class)
                .list();
    }
}
