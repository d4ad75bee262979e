package cn.haoyuan.duty;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.calendar.Period;
import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.parameter.Parameters;
import cn.haoyuan.parameter.Settings;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a plan asks for when, by the calendar and the city's parameters. */
@Component
class AskPeriods {

    private static final String ONCE = "once";

    private final Calendars calendars;
    private final Parameters parameters;

    AskPeriods(Calendars calendars, Parameters parameters) {
        this.calendars = calendars;
        this.parameters = parameters;
    }

    /**
     * Every period of every ask of a plan that can still bring a duty about on {@code day}: a deadline that is past binds nobody,
     * but a duty owed once gives a unit that opens later its own.
     */
    List<AskPeriod> of(Plan plan, LocalDate day) {
        return of(plan, calendars.stored(), parameters.current())
                .filter(row ->
                        row.ask().cadence() == Cadence.ONCE || !row.dueOn().isBefore(day))
                .toList();
    }

    /** The periods of a plan that change from one calendar to another. */
    Shift shift(Plan plan, SchoolCalendar before, SchoolCalendar after, LocalDate day) {
        Settings settings = parameters.current();
        return Shift.between(of(plan, before, settings), of(plan, after, settings), day);
    }

    private static Stream<AskPeriod> of(Plan plan, SchoolCalendar calendar, Settings settings) {
        return plan.measures().stream()
                .flatMap(measure -> measure.asks().stream().flatMap(ask -> of(plan, measure, ask, calendar, settings)));
    }

    private static Stream<AskPeriod> of(
            Plan plan, Measure measure, Ask ask, SchoolCalendar calendar, Settings settings) {
        return switch (ask.cadence()) {
            case EVENT, STANDING -> Stream.empty();
            case ONCE ->
                Stream.of(
                        period(measure, ask, new Period(ONCE, Cadence.ONCE.label(), ask.from(), plan.to()), settings));
            case SCHOOL_YEAR, SEMESTER, MONTH_IN_TERM, TEACHING_WEEK, CALENDAR_YEAR ->
                calendar.periods(ask.cadence(), ask.from(), plan.to()).stream()
                        .filter(period -> !period.startsOn().isBefore(ask.from())
                                && !period.startsOn().isAfter(plan.to()))
                        .map(period -> period(measure, ask, period, settings))
                        .filter(row -> !row.dueOn().isBefore(plan.from()));
        };
    }

    private static AskPeriod period(Measure measure, Ask ask, Period period, Settings settings) {
        LocalDate due = ask.due().day(period.startsOn(), period.endsOn());
        LocalDate opens = earlier(ask.opens().day(period.startsOn(), period.endsOn()), due);
        LocalDate soon = later(due.minusDays(settings.city(LeadDays.key(ask.cadence()))), opens);
        return new AskPeriod(
                measure.id(),
                ask,
                period.key(),
                period.label(),
                opens,
                soon,
                due,
                ask.grace().map(due::plusDays).orElse(null));
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
