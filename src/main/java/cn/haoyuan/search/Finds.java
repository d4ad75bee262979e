package cn.haoyuan.search;

import cn.haoyuan.filing.FilingState;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Word;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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

    record FoundFiling(long id, String form, String label, String unit, FilingState state, long total) {}

    /** So many names one search takes: the register of the largest cities has that many kindergartens, so that nothing is left out of any. */
    static final int MOST = 20_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Finds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Names that words mean, each with its unit; former ones and coming ones too. */
    record Called(List<Integer> units, List<String> names) {

        boolean nobody() {
            return units.isEmpty();
        }
    }

    /** Of at most {@link #MOST} names. */
    Called called(List<Word> words) {
        return called(words, MOST);
    }

    /** Of the first of those names, as {@link #units} lists them: of those in the scope first, of offices before kindergartens. */
    Called called(List<Word> words, int most) {
        List<Integer> units = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Word.bind(jdbc.sql("""
                                select c.unit_id, c.name
                                from units_called(:texts, :spellings, :loose) c
                                left join unit u on u.id = c.unit_id
                                order by (u.seat <@ (select scope())) is not true, (:texts::text[])[1] in (c.name, lower(u.code)) is true desc, u.kind = 'KINDERGARTEN', u.seat
                                limit :most
                                """).param("most", most), words).query(row -> {
            units.add(row.getInt("unit_id"));
            names.add(row.getString("name"));
        });
        return new Called(units, names);
    }

    /**
     * Units of these kinds as they are called: who is called just so, then from above. Each knows how many there are.
     *
     * @param text the first of the words by which they are called
     * @param gone whether to find also those that once stood, after the others
     */
    List<FoundUnit> units(Called called, String text, Collection<UnitKind> kinds, boolean gone, int most) {
        return jdbc.sql("""
                        with hits as (
                            select u.unit_id as id, u.kind, i.code, u.name, u.seat, u.seat_end, case when u.until_on <= :today then u.until_on end as ended_on,
                                   case when not bool_or(c.name = u.name) then max(c.name) filter (where n.from_on <= :today) end as former,
                                   case when not bool_or(c.name = u.name) then max(c.name) filter (where n.from_on > :today) end as coming,
                                   coalesce(:text in (u.name, lower(i.code)), false) as exact
                            from unnest(:units::int[], :names::text[]) c (unit_id, name)
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
                        """)
                .param("text", text)
                .param("units", called.units().toArray(Integer[]::new))
                .param("names", called.names().toArray(String[]::new))
                .param("gone", gone)
                .param("kinds", kinds.stream().sorted().map(Enum::name).toArray(String[]::new))
                .param("today", LocalDate.now(clock))
                .param("most", most)
                .query(FoundUnit.class)
                .list();
    }

    /**
     * The latest filings of these units, or by these forms for these measures, or both; null for units and none of measures mean any. A draft only
     * with its own unit. Each knows how many there are.
     */
    List<FoundFiling> filings(@Nullable Called units, List<String> measures, List<String> forms, int own, int most) {
        return jdbc.sql("""
                        select f.id, f.form, d.label, coalesce(n.name, unit_name(f.unit_id, :today)) as unit, f.state,
                               count(*) over () as total
                        from filing f
                        join duty d on d.id = f.duty_id
                        join measure m on m.id = d.measure_id
                        left join placement n on n.unit_id = f.unit_id and n.from_on <= :today and :today < n.until_on
                        where (:units::int[] is null or f.unit_id = any (:units))
                            and (cardinality(:measures::text[]) = 0 or f.form = any (:forms) and m.key = any (:measures))
                            and f.state <> 'DISCARDED' and (f.state <> 'DRAFT' or f.unit_id = :own)
                        order by f.acted_at desc
                        limit :most
                        """)
                .param("units", units == null ? null : units.units().toArray(Integer[]::new))
                .param("measures", measures.toArray(String[]::new))
                .param("forms", forms.toArray(String[]::new))
                .param("own", own)
                .param("today", LocalDate.now(clock))
                .param("most", most)
                .query(FoundFiling.class)
                .list();
    }
}
