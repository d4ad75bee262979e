package cn.haoyuan.assessment;

import cn.haoyuan.assessment.CountyYear.County;
import cn.haoyuan.assessment.CountyYear.Deed;
import cn.haoyuan.assessment.CountyYear.Demonstration;
import cn.haoyuan.duty.Ledger;
import cn.haoyuan.org.Grade;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes together what is known of counties for a year: two statements. Called within the transaction of a page. */
@Component
class YearFigures {

    /**
     * Counties of a year.
     *
     * @param shared competitions on record that are about none of the counties, as those that the city held for all
     */
    record Counties(List<CountyYear> all, List<Deed> shared) {}

    private enum What {
        /** A demonstration kindergarten of the year's first day. */
        BEGAN,
        /** One of the day looked at. */
        ENDED,
        COMPETITION,
        EVALUATION
    }

    /**
     * Something that counts for a county.
     *
     * @param county null for what counts for none by itself
     * @param name of the kindergarten, or of the unit whose work it was
     * @param title of the work, or the grade
     */
    private record Known(
            @Nullable Integer county, What what, long id, String name, LocalDate day, String title, String note) {

        Demonstration demonstration() {
            return new Demonstration((int) id, name, Grade.valueOf(title));
        }

        Deed deed() {
            return new Deed(id, name, day, title, note);
        }
    }

    /** What evaluates a county is about the county itself; a competition is its own where one of its units held it, or it is about one. */
    private static final String KNOWN = """
            with recognised as materialized ( -- once for each day, not for each county
                select g.what, g.day, k.unit_id, k.grade
                from (values ('BEGAN', :from::date), ('ENDED', :day::date)) g (what, day)
                cross join lateral kindergartens_on(g.day) k
                where k.grade <> 'NONE'
            )
            select c.unit_id as county, k.what, u.unit_id as id, u.name, k.day, k.grade as title, '' as note
            from recognised k
            join placement u on u.unit_id = k.unit_id and u.from_on <= k.day and k.day < u.until_on
            join placement c on c.unit_id = any (:counties) and c.from_on <= k.day and k.day < c.until_on
                and u.seat >= c.seat and u.seat < c.seat_end
            union all
            select c.id, r.kind, r.id, coalesce(unit_name(r.unit_id, r.happened_on), ''), r.happened_on, r.title, r.note
            from work_record r
            left join unit c on c.id = any (:counties)
                and (r.seat >= c.seat and r.seat < c.seat_end or r.subject_seat >= c.seat and r.subject_seat < c.seat_end)
            where r.kind = 'COMPETITION' and r.happened_on between :from and :to
                and not exists (select from work_record_void v where v.record_id = r.id)
                and (c.id is not null or r.subject_id is null and r.unit_id in (select id from unit where kind = 'CITY'))
            union all
            select r.subject_id, r.kind, r.id, coalesce(unit_name(r.unit_id, r.happened_on), ''), r.happened_on, r.title, r.note
            from work_record r
            where r.kind = 'EVALUATION' and r.subject_id = any (:counties) and r.happened_on between :from and :to
                and not exists (select from work_record_void v where v.record_id = r.id)
            order by what, day, id
            """;

    private final JdbcClient jdbc;
    private final Ledger ledger;

    YearFigures(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    Counties of(List<County> counties, Year year) {
        List<Integer> ids = counties.stream().map(County::id).toList();
        Map<Integer, List<Ledger.Due>> due = ledger.due(ids, year.from(), year.to(), year.day()).stream()
                .collect(Collectors.groupingBy(Ledger.Due::unitId));
        List<Known> known = jdbc.sql(KNOWN)
                .param("from", year.from())
                .param("to", year.to())
                .param("day", year.day())
                .param("counties", ids.toArray(Integer[]::new))
                .query(Known.class)
                .list();
        return new Counties(
                counties.stream()
                        .map(county -> of(
                                county,
                                year,
                                due.getOrDefault(county.id(), List.of()),
                                known.stream()
                                        .filter(each -> each.county() != null && each.county() == county.id())
                                        .collect(Collectors.groupingBy(Known::what))))
                        .toList(),
                known.stream()
                        .filter(each -> each.county() == null)
                        .map(Known::deed)
                        .toList());
    }

    private static CountyYear of(County county, Year year, List<Ledger.Due> due, Map<What, List<Known>> known) {
        return new CountyYear(
                year,
                county,
                due,
                demonstrations(known, What.BEGAN),
                demonstrations(known, What.ENDED),
                deeds(known, What.COMPETITION),
                deeds(known, What.EVALUATION));
    }

    private static List<Demonstration> demonstrations(Map<What, List<Known>> known, What what) {
        return known.getOrDefault(what, List.of()).stream()
                .map(Known::demonstration)
                .toList();
    }

    private static List<Deed> deeds(Map<What, List<Known>> known, What what) {
        return known.getOrDefault(what, List.of()).stream().map(Known::deed).toList();
    }
}
