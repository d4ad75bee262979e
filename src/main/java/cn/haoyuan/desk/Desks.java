package cn.haoyuan.desk;

import cn.haoyuan.access.Assignments;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.Course;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.filing.FilingLists;
import cn.haoyuan.notice.Notices;
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
    private final Assignments assignments;
    private final Decisions decisions;
    private final Agenda agenda;
    private final Works works;
    private final Course course;
    private final Calendars calendars;
    private final PublicationDays published;
    private final FirstSteps steps;
    private final Clock clock;

    Desks(
            JdbcClient jdbc,
            Assignments assignments,
            Decisions decisions,
            Agenda agenda,
            Works works,
            Course course,
            Calendars calendars,
            PublicationDays published,
            FirstSteps steps,
            Clock clock) {
        this.jdbc = jdbc;
        this.assignments = assignments;
        this.decisions = decisions;
        this.agenda = agenda;
        this.works = works;
        this.course = course;
        this.calendars = calendars;
        this.published = published;
        this.steps = steps;
        this.clock = clock;
    }

    /** How much of what stands of a filing {@code f} is not done yet. */
    private static final String OPEN = """
            (select a.open_rows from filing_act a
             where f.state = 'ACCEPTED' and a.filing_id = f.id and a.verb = 'ACCEPT' and a.submission_no = f.accepted_no
             order by a.id desc limit 1)
            """;

    /**
     * A filing {@code f} that is to be handed in again: its duty {@code d} still wants it, an amendment of it was begun, or it was accepted with
     * something that is not done yet.
     */
    private static final String AGAIN = """
            f.state in ('AMENDMENT_RETURNED', 'AMENDING')
            or f.state in ('RETURNED', 'ACCEPTED') and not d.waived and coalesce(d.ended_on, 'infinity') > :today
                and (f.state = 'RETURNED' or %s > 0)
            """.formatted(OPEN);

    /** A filing {@code f} that the post began. */
    private static final String STARTED =
            "f.state <> 'DISCARDED' and (select s.post_id from filing_act s where s.filing_id = f.id and s.verb = 'START' order by s.id desc limit 1) = :post";

    private record Sizes(
            long again,
            long toReview,
            long reviewed,
            long started,
            @Nullable LocalDate endsOn,
            @Nullable String into) {}

    DeskPage page(Viewer viewer, DeskTab tab, Notices.Inbox inbox, @Nullable YearMonth month) {
        LocalDate today = LocalDate.now(clock);
        Sizes sizes = sizes(viewer);
        Map<Boolean, List<DeskPage.Task>> all = tasks(viewer, today).stream()
                .collect(Collectors.partitioningBy(task -> task.state().pending()));
        List<DeskPage.Task> tasks = all.getOrDefault(true, List.of());
        List<DeskPage.Task> done = all.getOrDefault(false, List.of());
        long toReview = viewer.may(Permission.REVIEW_FILING) ? sizes.toReview() : 0;
        long again = viewer.may(Permission.WRITE_FILING) ? sizes.again() : 0;
        long due = tasks.stream().filter(DeskPage.Task::waits).count();
        List<DeskPage.Decision> decided =
                decisions.list(viewer, OffsetDateTime.now(clock).minusDays(RECENT));
        long unread = decided.stream().filter(DeskPage.Decision::unread).count();
        List<Tab> tabs = List.of(
                tab(DeskTab.TODO, tab, due + again + toReview),
                tab(DeskTab.DONE, tab, done.stream().filter(DeskPage.Task::mine).count()),
                tab(DeskTab.STARTED, tab, sizes.started()),
                tab(DeskTab.NOTICES, tab, inbox.unread() + unread),
                tab(DeskTab.CALENDAR, tab, -1));
        boolean todo = tab == DeskTab.TODO;
        List<Paper> waiting = again > 0 && (todo || tab == DeskTab.CALENDAR) ? papers(viewer, true) : List.of();
        return new DeskPage(
                today,
                sizes.endsOn(),
                sizes.into(),
                todo ? steps.of(viewer, today) : List.of(),
                todo && viewer.may(Permission.NUDGE) && published.any() ? rise(viewer, today) : null,
                todo ? agenda.semester(viewer) : null,
                tab,
                tabs,
                waiting,
                toReview,
                sizes.reviewed(),
                tab == DeskTab.DONE ? done.reversed() : tasks,
                todo ? assigned(viewer, today) : List.of(),
                next(tasks, waiting, today),
                tab == DeskTab.STARTED ? papers(viewer, false) : List.of(),
                tab == DeskTab.STARTED
                        ? works.all(viewer)
                        : todo && records(viewer) ? works.waiting(viewer) : List.of(),
                inbox,
                decided,
                tab == DeskTab.CALENDAR ? agenda.month(viewer, month, waiting) : null);
    }

    /** What boards of today and of the last working day differ by. */
    private DeskPage.Rise rise(Viewer viewer, LocalDate today) {
        LocalDate since = calendars.current().plusWorkingDays(today, -1);
        List<Course.Day> days = course.of(viewer.unitId(), since, today);
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
    private static List<DeskPage.Next> next(List<DeskPage.Task> tasks, List<Paper> returned, LocalDate today) {
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

    /** Whether to say what the own records wait for: an office's desk has no statement left for it, its list of them says it. */
    private static boolean records(Viewer viewer) {
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

    private List<DeskPage.Task> tasks(Viewer viewer, LocalDate today) {
        return jdbc.sql("""
                        with asked as materialized (
                            select d.unit_id, d.measure_id, d.state, min(d.due_on) as earliest, max(d.due_on) as latest,
                                   coalesce(min(d.due_on) filter (where coalesce(f.state, 'DRAFT') = 'DRAFT'), min(d.due_on)) as due_on,
                                   (array_agg(d.label order by d.due_on))[1] as label, count(distinct d.period) as periods,
                                   count(*) as count, bool_and(d.period like 'event-%') as event, min(d.id) as duty_id, min(d.subject_id) as subject_id,
                                   bool_or(:all or d.ask_id = any (array(select id from ask where post = :role))) as mine,
                                   bool_and(d.state = 'OVERDUE' and coalesce(d.locks_on < :today, false)) as missed,
                                   count(*) filter (where f.state = 'SUBMITTED') as handed_in, count(*) filter (where f.state = 'RETURNED') as returned,
                                   count(*) filter (where f.state = 'DRAFT') as begun,
                                   coalesce(sum(case when d.met_on is not null and d.ask_id = any (array(select id from ask where evidence = 'FILING'))
                                                then rows_left_open(d.id, :today) end), 0) as open, min(f.id) filter (where f.state = 'DRAFT') as draft
                            from duties_in(array['OVERDUE', 'DUE_SOON', 'OPEN', 'MET', 'MET_LATE'], :today) d
                            left join filing f on f.duty_id = d.id and f.unit_id = :unit
                                and (f.state = 'SUBMITTED' or :writes and f.state in ('RETURNED', 'DRAFT'))
                            where d.unit_id = :unit and (d.met_on is null or d.due_on > :today - :recent)
                            group by d.unit_id, d.measure_id, d.state, case when d.met_on is not null then d.due_on end)
                        select d.*, m.key as measure, m.title, m.clause, s.name as subject
                        from asked d
                        join measure m on m.id = d.measure_id
                        left join placement s on s.unit_id = d.subject_id and s.from_on <= :today and :today < s.until_on
                        order by d.due_on, m.seq
                        limit 400
                        """)
                .param("unit", viewer.unitId())
                .param("today", today)
                .param("recent", RECENT)
                .param("writes", viewer.may(Permission.WRITE_FILING))
                .param("role", viewer.post().role().name())
                .param("all", viewer.post().role().leads())
                .query(DeskPage.Task.class)
                .list();
    }

    private Sizes sizes(Viewer viewer) {
        return jdbc.sql("""
                        select (select count(*) from filing f join duty d on d.id = f.duty_id where f.unit_id = :unit and (%s)) as again,
                               (select count(*) from filing where receiver_id = :unit and state in ('SUBMITTED', 'AMENDED')) as to_review,
                               (select count(*) from filing_act a
                                where a.filing_id = any (array(select id from filing where receiver_id = :unit and acted_at >= :since))
                                  and a.at >= :since and %s) as reviewed,
                               (select count(*) from filing f where f.unit_id = :unit and (%s))
                                   + (select count(*) from work_record where post_id = :post and recorded_at > :recent) as started,
                               (select max(until_on) from placement
                                where unit_id = :unit and ended_for is not null and until_on > :today) as ends_on,
                               (select unit_name(into_id, day) from merger where unit_id = :unit and day > :today) as into
                        """.formatted(AGAIN, FilingLists.DECIDED, STARTED))
                .param("unit", viewer.unitId())
                .param("post", viewer.post().id())
                .param("today", LocalDate.now(clock))
                .param("since", OffsetDateTime.now(clock).minusDays(FilingLists.RECENT))
                .param("recent", OffsetDateTime.now(clock).minusDays(RECENT))
                .query(Sizes.class)
                .single();
    }

    private List<Paper> papers(Viewer viewer, boolean again) {
        return jdbc.sql("""
                        select f.id, m.title, d.label, '' as unit, a.state, a.at, d.due_on, a.reply_by, coalesce(%s, 0) as open
                        from filing f
                        join duty d on d.id = f.duty_id
                        join measure m on m.id = d.measure_id
                        join lateral (select * from filing_act a where a.filing_id = f.id order by a.id desc limit 1) a on true
                        where f.unit_id = :unit and (%s)
                        order by a.at desc
                        limit 100
                        """.formatted(OPEN, again ? AGAIN : STARTED))
                .param("unit", viewer.unitId())
                .param("post", viewer.post().id())
                .param("today", LocalDate.now(clock))
                .query(Paper.class)
                .list();
    }
}
