package cn.haoyuan.search;

import cn.haoyuan.filing.FilingState;
import cn.haoyuan.org.UnitKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds rows within the scope. Runs in the transaction of its caller. */
@Component
class Finds {

    /** A unit that stands today; former: the name by which it was found, if it has another one now. */
    record FoundUnit(
            int id,
            UnitKind kind,
            @Nullable String code,
            String name,
            @Nullable String above,
            @Nullable String former,
            long total) {}

    record FoundFiling(long id, String title, String label, String unit, FilingState state, long total) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Finds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Units with all words in one of their names, or one in front of their code: who is called just so, then from above. Syllables
     * may be left out only where nothing is found with all of them. Each knows how many there are.
     */
    List<FoundUnit> units(List<Word> words, int most) {
        return jdbc.sql("""
                        with hits as (
                            select u.id, u.kind, u.code, u.name, u.seat, u.seat_end, bool_or(m.whole) as whole,
                                   case when not bool_or(s.name = u.name) then max(s.name) end as former,
                                   coalesce((:texts::text[])[1] in (u.name, lower(u.code)), false) as exact
                            from units_on(:today) u
                            join unit_search s on s.unit_id = u.id
                            cross join lateral (
                                select bool_and(w.whole) as whole,
                                       bool_and(w.whole or w.loose is not null and s.spelling ~ w.loose) as found
                                from (select w.loose,
                                             position(w.text in lower(s.name)) > 0
                                                 or w.spelling is not null and s.spelling ~ w.spelling
                                                 or u.code is not null and starts_with(u.code, upper(w.text)) as whole
                                      from unnest(:texts::text[], :spellings::text[], :loose::text[]) w (text, spelling, loose)) w) m
                            where m.found
                            group by u.id, u.kind, u.code, u.name, u.seat, u.seat_end)
                        select u.id, u.kind, u.code, u.name, a.name as above, u.former, u.total
                        from (select h.*, count(*) over () as total
                              from hits h
                              where h.whole or not exists (select from hits where whole)
                              order by exact desc, array_position(:kinds::text[], h.kind), h.seat
                              limit :most) u
                        left join placement a on a.kind = 'COUNTY' and u.kind in ('COUNTY_AREA', 'KINDERGARTEN')
                            and a.seat <= u.seat and u.seat < a.seat_end and a.from_on <= :today and :today < a.until_on
                        order by u.exact desc, array_position(:kinds::text[], u.kind), u.seat
                        """)
                .param("texts", words.stream().map(Word::text).toArray(String[]::new))
                .param("spellings", words.stream().map(Word::spelling).toArray(String[]::new))
                .param("loose", words.stream().map(Word::loose).toArray(String[]::new))
                .param("kinds", Arrays.stream(UnitKind.values()).map(Enum::name).toArray(String[]::new))
                .param("today", LocalDate.now(clock))
                .param("most", most)
                .query(FoundUnit.class)
                .list();
    }

    /** The latest filings of these units, or by these forms for these measures, or both; a draft only with its own unit. Each knows how many there are. */
    List<FoundFiling> filings(
            @Nullable List<Integer> units, List<String> measures, List<String> forms, int own, int most) {
        return jdbc.sql("""
                        select f.id, m.title, d.label, coalesce(n.name, unit_name(f.unit_id, :today)) as unit, f.state,
                               count(*) over () as total
                        from filing f
                        join duty d on d.id = f.duty_id
                        join measure m on m.id = d.measure_id
                        left join placement n on n.unit_id = f.unit_id and n.from_on <= :today and :today < n.until_on
                        where (:units::int[] is null or f.unit_id = any (:units))
                            and (cardinality(:measures::text[]) = 0 or f.form = any (:forms) and m.key = any (:measures))
                            and (f.state <> 'DRAFT' or f.unit_id = :own)
                        order by f.acted_at desc
                        limit :most
                        """)
                .param("units", units == null ? null : units.toArray(Integer[]::new))
                .param("measures", measures.toArray(String[]::new))
                .param("forms", forms.toArray(String[]::new))
                .param("own", own)
                .param("today", LocalDate.now(clock))
                .param("most", most)
                .query(FoundFiling.class)
                .list();
    }
}
