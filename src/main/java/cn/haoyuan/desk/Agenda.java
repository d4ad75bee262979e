package cn.haoyuan.desk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Day;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the unit owes, by the day on which it is due. */
@Component
@ByKey
class Agenda {

    private record Due(LocalDate dueOn, DutyState state, long count, String what) {}

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final Clock clock;

    Agenda(JdbcClient jdbc, Calendars calendars, Clock clock) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The month with what is due and the returned filings that wait, or the present one for null and for one that no plan could mean. */
    Month month(Viewer viewer, @Nullable YearMonth wanted, List<Paper> returned) {
        LocalDate today = LocalDate.now(clock);
        LocalDate first = wanted == null ? null : Day.plausible(wanted.atDay(1));
        YearMonth month = YearMonth.from(first == null ? today : first);
        Map<LocalDate, List<Month.Count>> counts = due(viewer.unitId(), month, today).stream()
                .collect(groupingBy(Due::dueOn, mapping(due -> count(viewer.unitId(), due), toList())));
        SchoolCalendar calendar = calendars.current();
        LocalDate monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int weeks = (int) (month.atEndOfMonth().toEpochDay() - monday.toEpochDay()) / 7 + 1;
        return new Month(
                month,
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
                               (select count(*) from work_record where post_id = :post and happened_on between :from and :to) as works
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
        return new Month.Count(
                due.state(),
                due.count(),
                due.what(),
                Address.of("/duties")
                        .with("owedBy", unitId)
                        .with("state", due.state())
                        .with("from", due.dueOn())
                        .with("to", due.dueOn())
                        .toString());
    }

    private List<Due> due(int unitId, YearMonth month, LocalDate today) {
        return jdbc.sql("""
                        select d.due_on, d.state, count(*) as count,
                               (array_agg(m.title order by m.seq))[1]
                                   || case when count(distinct d.measure_id) > 1 then '等 ' || count(distinct d.measure_id) || ' 项举措' else '' end as what
                        from duties_in(null, :today) d
                        join measure m on m.id = d.measure_id
                        where d.unit_id = :unit and d.due_on between :from and :to
                        group by d.due_on, d.state
                        order by d.due_on, array_position(array['OVERDUE', 'DUE_SOON', 'OPEN', 'NOT_OPEN', 'MET_LATE', 'MET', 'WAIVED'], d.state)
                        """)
                .param("unit", unitId)
                .param("today", today)
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .query(Due.class)
                .list();
    }
}
