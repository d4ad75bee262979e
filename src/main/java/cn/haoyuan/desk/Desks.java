package cn.haoyuan.desk;

import static cn.haoyuan.desk.Sizes.AGAIN;
import static cn.haoyuan.desk.Sizes.OPEN;
import static cn.haoyuan.desk.Sizes.STARTED;

import cn.haoyuan.access.Assignments;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Post;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.DailyCounts;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.LeadDays;
import cn.haoyuan.filing.FilingState;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.FormTitles;
import cn.haoyuan.plan.PublicationDays;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Tab;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lies on the desk of a post: the unit's duties, the filings that wait for it, and what was decided. */
@Component
@ByKey
class Desks {

    /** Days for which decisions and finished work stay on the desk. */
    static final int RECENT = 60;

    private final JdbcClient jdbc;
    private final Tasks tasks;
    private final Sizes sizes;
    private final Assignments assignments;
    private final Decisions decisions;
    private final Agenda agenda;
    private final DeskRecords deskRecords;
    private final DailyCounts daily;
    private final Calendars calendars;
    private final PublicationDays published;
    private final FormTitles titles;
    private final FirstSteps steps;
    private final LeadDays leads;
    private final Clock clock;

    Desks(
            JdbcClient jdbc,
            Tasks tasks,
            Sizes sizes,
            Assignments assignments,
            Decisions decisions,
            Agenda agenda,
            DeskRecords deskRecords,
            DailyCounts daily,
            Calendars calendars,
            PublicationDays published,
            FormTitles titles,
            FirstSteps steps,
            LeadDays leads,
            Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.sizes = sizes;
        this.assignments = assignments;
        this.decisions = decisions;
        this.agenda = agenda;
        this.deskRecords = deskRecords;
        this.daily = daily;
        this.calendars = calendars;
        this.published = published;
        this.titles = titles;
        this.steps = steps;
        this.leads = leads;
        this.clock = clock;
    }

    /** @param waiting whether of the records only those are wanted that others have yet to act on */
    DeskPage page(
            Viewer viewer,
            DeskTab tab,
            Notices.Inbox inbox,
            @Nullable YearMonth month,
            boolean waiting,
            List<Post> others) {
        LocalDate today = LocalDate.now(clock);
        boolean todo = tab == DeskTab.TODO;
        Sizes.Sum sizes = this.sizes.of(viewer, today, todo && staffs(viewer), todo && awaits(viewer), others);
        Map<Boolean, List<DeskPage.Task>> all = tasks.of(viewer, today).stream()
                .collect(Collectors.partitioningBy(task -> task.state().pending()));
        List<DeskPage.Task> open = all.getOrDefault(true, List.of());
        List<DeskPage.Task> done = all.getOrDefault(false, List.of());
        long toReview = viewer.may(Permission.REVIEW_FILING) ? sizes.toReview() : 0;
        long again = viewer.may(Permission.WRITE_FILING) ? sizes.again() : 0;
        long due = open.stream().filter(DeskPage.Task::waits).count();
        List<DeskPage.Decision> decided =
                decisions.list(viewer, OffsetDateTime.now(clock).minusDays(RECENT));
        long unread = decided.stream().filter(DeskPage.Decision::unread).count();
        List<Tab> tabs = List.of(
                tab(DeskTab.TODO, tab, due + again + toReview + sizes.toCorrect()),
                tab(DeskTab.DONE, tab, done.stream().filter(DeskPage.Task::mine).count()),
                tab(DeskTab.STARTED, tab, sizes.started()),
                tab(DeskTab.NOTICES, tab, inbox.unread() + unread),
                tab(DeskTab.CALENDAR, tab, -1));
        List<DeskFiling> toAnswer = again > 0 && (todo || tab == DeskTab.CALENDAR) ? filings(viewer, true) : List.of();
        return new DeskPage(
                today,
                sizes.endsOn(),
                sizes.into(),
                todo ? steps.of(viewer, today, sizes.gaps()) : List.of(),
                sizes.gaps(),
                sizes.elsewhere(),
                todo && awaits(viewer) ? sizes.awaited() : null,
                todo && viewer.may(Permission.NUDGE) && published.any() ? rise(viewer, today) : null,
                todo ? agenda.semester(viewer) : null,
                tab,
                tabs,
                toAnswer,
                toReview,
                sizes.toCorrect(),
                viewer.may(Permission.SEE_UNITS) ? sizes.asked() : 0,
                sizes.reviewed(),
                todo && viewer.may(Permission.REVIEW_FILING) ? sizes.unfinished() : List.of(),
                tab == DeskTab.DONE ? done.reversed() : open,
                todo ? assigned(viewer, today) : List.of(),
                next(open, toAnswer, today),
                leads.words(),
                tab == DeskTab.STARTED && !waiting ? filings(viewer, false) : List.of(),
                waiting,
                records(viewer, tab, waiting),
                inbox,
                decided,
                tab == DeskTab.CALENDAR ? agenda.month(viewer, month, toAnswer, awaits(viewer)) : null);
    }

    /** What boards of today and of the last working day differ by. */
    private DeskPage.Rise rise(Viewer viewer, LocalDate today) {
        LocalDate since = calendars.current().plusWorkingDays(today, -1);
        List<DailyCounts.Day> days = daily.of(viewer.unitId(), since, today);
        Counts now = days.isEmpty() ? Counts.NONE : days.getLast().counts();
        Counts then = days.isEmpty() || !days.getFirst().day().equals(since)
                ? Counts.NONE
                : days.getFirst().counts();
        return new DeskPage.Rise(
                since,
                since.equals(today.minusDays(1)) ? "昨天" : "上个工作日（" + Day.brief(since, today) + "）",
                published.begunAfter(since).orElse(null),
                now.met() + now.metLate() - then.met() - then.metLate(),
                now.overdue() - then.overdue(),
                published.between(since, today));
    }

    /** The next three days by which something is to be done; what is late stands in its own list. */
    private static List<DeskPage.Next> next(List<DeskPage.Task> tasks, List<DeskFiling> returned, LocalDate today) {
        Stream<DeskPage.Next> due = tasks.stream()
                .filter(task -> task.waits() && task.state() != DutyState.OVERDUE)
                .map(DeskPage.Next::of);
        Stream<DeskPage.Next> replies = returned.stream().flatMap(paper -> Stream.ofNullable(paper.replyBy())
                .filter(day -> !day.isBefore(today))
                .map(day -> DeskPage.Next.of(paper, day, today)));
        return Stream.concat(replies, due)
                .sorted(Comparator.comparing(DeskPage.Next::day))
                .limit(3)
                .toList();
    }

    private List<DeskRecord> records(Viewer viewer, DeskTab tab, boolean waiting) {
        return switch (tab) {
            case STARTED -> waiting ? deskRecords.waiting(viewer) : deskRecords.all(viewer);
            case TODO -> tellsOfRecords(viewer) ? deskRecords.waiting(viewer) : List.of();
            case DONE, NOTICES, CALENDAR -> List.of();
        };
    }

    /** Whether to say what the own records wait for: an office's desk has no statement left for it, its list of them says it. */
    private static boolean tellsOfRecords(Viewer viewer) {
        return viewer.may(Permission.RECORD_WORK) && !viewer.may(Permission.NUDGE);
    }

    /** The units that are the post's today, for posts that see nothing but these. */
    private List<Assignments.Assigned> assigned(Viewer viewer, LocalDate today) {
        return viewer.post().role().assignable()
                ? assignments.of(viewer.post().id()).stream()
                        .filter(one -> !one.starts().isAfter(today)
                                && (one.lastDay() == null || !today.isAfter(one.lastDay())))
                        .toList()
                : List.of();
    }

    private static Tab tab(DeskTab which, DeskTab open, long count) {
        return new Tab(
                which.label(),
                which == DeskTab.TODO ? "/" : "/?tab=" + which.name(),
                count,
                which == open,
                which == DeskTab.TODO || which == DeskTab.NOTICES);
    }

    /** Whether it is told who lacks accounts below: whoever gives them, a city's office only until the plan is published. */
    private boolean staffs(Viewer viewer) {
        return viewer.seesOthers()
                && viewer.may(Permission.MANAGE_ACCOUNTS)
                && (viewer.post().role() == Role.ADMINISTRATOR
                        || viewer.post().unitKind() == UnitKind.COUNTY
                        || !published.any());
    }

    /** Whether the desk tells what those below have still to hand in: to whoever works for a unit that leads others. */
    private boolean awaits(Viewer viewer) {
        return viewer.seesOthers()
                && !viewer.post().role().assignable()
                && viewer.may(Permission.RECORD_WORK)
                && published.any();
    }

    private List<DeskFiling> filings(Viewer viewer, boolean again) {
        return jdbc.sql("""
                        select f.id, f.form, d.label, f.state, f.acted_at as at, d.due_on, f.reply_by, coalesce(%s, 0) as open
                        from filing f
                        join duty d on d.id = f.duty_id
                        where f.unit_id = :unit and (%s)
                        order by f.acted_at desc
                        limit 100
                        """.formatted(OPEN, again ? AGAIN : STARTED))
                .param("unit", viewer.unitId())
                .param("post", viewer.post().id())
                .param("today", LocalDate.now(clock))
                .query((row, number) -> new DeskFiling(
                        row.getLong("id"),
                        titles.of(row.getString("form")),
                        row.getString("label"),
                        FilingState.valueOf(row.getString("state")),
                        row.getObject("at", OffsetDateTime.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("reply_by", LocalDate.class),
                        row.getInt("open")))
                .list();
    }
}
