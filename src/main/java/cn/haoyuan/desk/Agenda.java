package cn.haoyuan.desk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.Undone;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Day;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the unit owes, and what those below it do, by the day on which it is due. */
@Component
@ByKey
class Agenda {

    private static final Set<DutyState> UNDONE =
            EnumSet.of(DutyState.NOT_OPEN, DutyState.OPEN, DutyState.DUE_SOON, DutyState.OVERDUE);

    /** {@code state}: null for what is not done in the whole subtree. */
    private record Due(LocalDate dueOn, @Nullable DutyState state, long count, String what) {}

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final Clock clock;

    Agenda(JdbcClient jdbc, Calendars calendars, Clock clock) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * The month with what is due and the returned filings that wait, or the present one for null and for one that no plan could mean.
     *
     * @param below whether those below are looked at as well
     */
    Month month(Viewer viewer, @Nullable YearMonth wanted, List<DeskFiling> returned, boolean below) {
        LocalDate today = LocalDate.now(clock);
        LocalDate first = wanted == null ? null : Day.plausible(wanted.atDay(1));
        YearMonth month = YearMonth.from(first == null ? today : first);
        Map<LocalDate, List<Month.Count>> counts = due(viewer, month, today, below).stream()
                .collect(groupingBy(Due::dueOn, mapping(due -> count(viewer.unitId(), due), toList())));
        SchoolCalendar calendar = calendars.current();
        LocalDate monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int weeks = (int) (month.atEndOfMonth().toEpochDay() - monday.toEpochDay()) / 7 + 1;
        return new Month(
                month,
                below,
                IntStream.range(0, weeks)
                        .mapToObj(week -> monday.plusWeeks(week)
                                .datesUntil(monday.plusWeeks(week + 1L))
                                .map(day -> new Month.Date(
                                        day,
                                        YearMonth.from(day).equals(month),
                                        calendar.isWorkingDay(day),
                                        calendar.special(day).orElse(null),
                                        counts.getOrDefault(day, List.of()),
                                        returned.stream()
                                                .filter(paper -> day.equals(paper.replyBy()))
                                                .toList()))
                                .toList())
                        .toList());
    }

    /** What an area and the post did in the semester of today, or the last one before it; null for other units. */
    @Nullable
    Semester semester(Viewer viewer) {
        UnitKind kind = viewer.post().unitKind();
        LocalDate today = LocalDate.now(clock);
        return kind != UnitKind.CITY_AREA && kind != UnitKind.COUNTY_AREA
                ? null
                : calendars.current().semesters().reversed().stream()
                        .filter(semester -> !semester.startsOn().isAfter(today))
                        .findFirst()
                        .map(semester -> semester(viewer, semester.startsOn(), semester.endsOn(), today))
                        .orElse(null);
    }

    private Semester semester(Viewer viewer, LocalDate from, LocalDate to, LocalDate today) {
        return jdbc.sql("""
                        select :unit::int as unit_id, :from::date as "from", :to::date as "to", count(*) as owed,
                               count(*) filter (where state in ('MET', 'MET_LATE')) as done,
                               (select count(*) from work_record where post_id = :post and happened_on between :from and :to) as recorded
                        from duties_in(null, :today)
                        where unit_id = :unit and due_on between :from and :to
                        """)
                .param("unit", viewer.unitId())
                .param("post", viewer.post().id())
                .param("today", today)
                .param("from", from)
                .param("to", to)
                .query(Semester.class)
                .single();
    }

    private static Month.Count count(int unitId, Due due) {
        Address list = due.state() == null
                ? Address.of("/duties").with("unit", unitId).with("owed", true).with("state", UNDONE)
                : Address.of("/duties").with("owedBy", unitId).with("state", due.state());
        return new Month.Count(
                due.state(),
                due.count(),
                due.what(),
                list.with("from", due.dueOn()).with("to", due.dueOn()).toString());
    }

    private List<Due> due(Viewer viewer, YearMonth month, LocalDate today, boolean below) {
        return jdbc.sql("""
                        with owed as (
                            select due_on, state, measure_id, count(*) as count, false as below
                            from duties_in(null, :today)
                            where unit_id = :unit and due_on between :from and :to
                            group by due_on, state, measure_id
                            union all
                            select d.due_on, null, d.measure_id, count(*), bool_or(d.unit_id <> :unit)
                            from duty d
                            where :below and d.due_on between :from and :to and %s and (d.unit_id in (
                                select o.unit_id from placement o
                                where o.from_on <= :today and :today < o.until_on and o.seat >= :lo and o.seat < :hi)) is true
                            group by d.due_on, d.measure_id
                        )
                        select o.due_on, o.state, sum(o.count) as count,
                               (array_agg(m.title order by m.seq))[1]
                                   || case when count(*) > 1 then '等 ' || count(*) || ' 项举措' else '' end as what
                        from owed o
                        join measure m on m.id = o.measure_id
                        group by o.due_on, o.state
                        having o.state is not null or bool_or(o.below)
                        order by o.due_on, array_position(array['OVERDUE', 'DUE_SOON', 'OPEN', 'NOT_OPEN', 'MET_LATE', 'MET', 'WAIVED'], o.state)
                        """.formatted(Undone.TODAY))
                .param("unit", viewer.unitId())
                .param("lo", viewer.post().seat())
                .param("hi", viewer.post().seatEnd())
                .param("below", below)
                .param("today", today)
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .query(Due.class)
                .list();
    }
}
