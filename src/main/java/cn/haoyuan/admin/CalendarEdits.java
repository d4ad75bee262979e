package cn.haoyuan.admin;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.calendar.SpecialDay;
import cn.haoyuan.duty.Effect;
import cn.haoyuan.duty.Effect.Change;
import cn.haoyuan.duty.EffectFilter;
import cn.haoyuan.duty.EffectRows;
import cn.haoyuan.duty.EffectSums;
import cn.haoyuan.duty.Effects;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.PageSize;
import cn.haoyuan.web.Paging;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of the calendar: what they would do, and doing it, on record with their author. */
@Component
@Transactional
class CalendarEdits {

    private final Calendars calendars;
    private final Effects effects;
    private final Plans plans;
    private final Units units;
    private final Audit audit;
    private final Clock clock;

    CalendarEdits(Calendars calendars, Effects effects, Plans plans, Units units, Audit audit, Clock clock) {
        this.calendars = calendars;
        this.effects = effects;
        this.plans = plans;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    /** The calendar as it stands, for the rest of a request to go by. */
    @Transactional(readOnly = true)
    public SchoolCalendar calendar() {
        return calendars.stored();
    }

    static CalendarPage page(SchoolCalendar calendar, int year) {
        List<SpecialDay> all = calendar.specialDays();
        TreeSet<Integer> years = new TreeSet<>();
        years.add(year);
        all.forEach(day -> years.add(day.day().getYear()));
        return new CalendarPage(
                year,
                List.copyOf(years),
                calendar.semesters().stream()
                        .map(semester -> new CalendarPage.Row(SemesterForm.of(semester), null))
                        .toList(),
                missing(calendar, year),
                SemesterForm.blank(),
                null,
                all.stream().filter(day -> day.day().getYear() == year).toList(),
                CalendarPage.lines(List.of()));
    }

    /** Before the first semester on record the calendar has nothing to say. */
    private static List<String> missing(SchoolCalendar calendar, int year) {
        return calendar.semesters().stream()
                .findFirst()
                .map(first -> Stream.of(first.startsOn(), LocalDate.of(year, 1, 1))
                        .max(LocalDate::compareTo)
                        .orElseThrow())
                .map(from -> calendar.missingSemesters(from, LocalDate.of(year, 12, 31)))
                .orElse(List.of());
    }

    /** The form again with what is wrong with it, if anything is. */
    static Optional<CalendarPage> refused(SchoolCalendar calendar, CalendarForm form, int year) {
        CalendarPage page = page(calendar, year);
        if (!form.isReadable()) {
            return Optional.of(page.refused(form, null));
        }
        return form.change().isEmpty()
                ? Optional.of(page.refused(new CalendarForm(form.semester(), List.of(DayForm.blank())), null))
                : form.change().refusal(calendar).map(why -> page.refused(form, why));
    }

    /** What an edit that is not refused would do to a calendar. */
    @Transactional(readOnly = true)
    public CalendarEffectPage effect(
            Viewer viewer, SchoolCalendar calendar, CalendarForm form, @Nullable String refusal) {
        LocalDate today = LocalDate.now(clock);
        EffectSums sums = new EffectSums(
                effects.of(calendar, form.change(), today),
                plans.plan().map(Plan::measures).orElse(List.of()),
                counties(viewer, today),
                form.address("/calendar/effect/duties"));
        return new CalendarEffectPage(
                form,
                form.labels(calendar),
                sums,
                calendar.mark(),
                form.change().isIn(calendar),
                refusal,
                today);
    }

    @Transactional(readOnly = true)
    public CalendarDutiesPage duties(
            Viewer viewer,
            SchoolCalendar calendar,
            CalendarForm form,
            EffectFilter filter,
            int page,
            @Nullable PageSize size) {
        int shown = Math.clamp(page, 1, 10_000);
        List<Effect.Row> rows = rows(calendar, form, filter).page(shown, PageSize.or(size, Effect.ROWS));
        Address here = filter.on(form.address("/calendar/effect/duties"));
        return new CalendarDutiesPage(
                title(viewer, filter),
                filter.measure() == null ? titles() : null,
                rows,
                form.address("/calendar/effect").toString(),
                Paging.of(shown, size, Effect.ROWS, Effect.total(rows), here),
                new Address(here.path() + "/export.xlsx", here.query()).toString());
    }

    @Transactional(readOnly = true)
    public String fileName(Viewer viewer, EffectFilter filter) {
        return Download.sheet("校历改动 " + title(viewer, filter), LocalDate.now(clock));
    }

    @Transactional(readOnly = true)
    public void export(Viewer viewer, SchoolCalendar calendar, CalendarForm form, EffectFilter filter, OutputStream out)
            throws IOException {
        rows(calendar, form, filter).export(title(viewer, filter), titles(), out);
    }

    private EffectRows rows(SchoolCalendar calendar, CalendarForm form, EffectFilter filter) {
        return effects.rows(calendar, form.change(), filter, LocalDate.now(clock));
    }

    private String title(Viewer viewer, EffectFilter filter) {
        return filter.words(titles(), filter.county() == null ? Map.of() : counties(viewer, LocalDate.now(clock)));
    }

    private Map<Integer, String> counties(Viewer viewer, LocalDate day) {
        return units.below(viewer.unitId(), UnitKind.COUNTY, day).stream()
                .collect(Collectors.toMap(Unit::id, Unit::name));
    }

    /** Saves an edit as it was looked at, and with it what it does to duties; answers why not, in Chinese. */
    public Optional<String> save(Viewer viewer, CalendarForm form, String base) {
        calendars.alone();
        SchoolCalendar calendar = calendars.stored();
        if (!calendar.mark().equals(base)) {
            return Optional.of("校历在您核对以后又有改动，没有保存。下面是最新的影响，请再核对一次");
        }
        Effect effect = effects.of(calendar, form.change(), LocalDate.now(clock));
        Optional<String> refusal = calendars.change(form.change());
        if (refusal.isEmpty()) {
            String detail = String.join("；", form.labels(calendar)) + "；责任事项新增" + count(effect, Change.ADDED) + "，改动"
                    + count(effect, Change.MOVED) + "，结束" + count(effect, Change.ENDED);
            audit.record(viewer, Verb.SAVE_CALENDAR, "calendar", base, viewer.unitId(), detail, "");
        }
        return refusal;
    }

    private static long count(Effect effect, Change change) {
        return effect.count(change, part -> true);
    }

    private UnaryOperator<String> titles() {
        Optional<Plan> plan = plans.plan();
        return key -> plan.flatMap(current -> current.measure(key))
                .map(Measure::title)
                .orElse(key);
    }
}
