package cn.haoyuan.desk;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Post;
import cn.haoyuan.access.Vacancy;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.filing.FilingLists;
import cn.haoyuan.nudge.Awaited;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much lies on each pile of a desk, and whom the units below lack: one statement. */
@Component
@ByKey
class Sizes {

    /** How much of what stands of a filing {@code f} is not done yet. */
    static final String OPEN = """
            (select a.open_rows from filing_act a
             where f.state = 'ACCEPTED' and a.filing_id = f.id and a.verb = 'ACCEPT' and a.submission_no = f.accepted_no
             order by a.id desc limit 1)
            """;

    /**
     * A filing {@code f} that is to be handed in again: its duty {@code d} still wants it, an amendment of it was begun, or it was accepted with
     * something that is not done yet.
     */
    static final String AGAIN = """
            f.state in ('AMENDMENT_RETURNED', 'AMENDING')
            or f.state in ('RETURNED', 'ACCEPTED') and not d.waived and coalesce(d.ended_on, 'infinity') > :today
                and (f.state = 'RETURNED' or %s > 0)
            """.formatted(OPEN);

    /** A filing {@code f} that the post began. */
    static final String STARTED =
            "f.state <> 'DISCARDED' and (select s.post_id from filing_act s where s.filing_id = f.id and s.verb = 'START' order by s.id desc limit 1) = :post";

    record Sum(
            long again,
            long toReview,
            long toCorrect,
            long asked,
            long reviewed,
            long started,
            List<Gap> gaps,
            @Nullable LocalDate endsOn,
            @Nullable String into,
            List<Unfinished> unfinished,
            List<Elsewhere> elsewhere,
            List<Awaited> awaited) {}

    /** What the unit accepted although something of it is not done, what was accepted first in front. */
    private static final String UNFINISHED = """
            select array_agg(array[f.id::text, unit_name(f.unit_id, :today), m.title, d.label, %1$s::text] order by f.acted_at, f.id)
            from filing f join duty d on d.id = f.duty_id join measure m on m.id = d.measure_id
            where f.id = any (array(select filing_id from filing_act where open_rows > 0)) and f.receiver_id = :unit
                and not d.waived and coalesce(d.ended_on, 'infinity') > :today and %1$s > 0
                and exists (select from placement p where p.unit_id = f.unit_id and p.from_on <= :today and :today < p.until_on)
            """.formatted(OPEN);

    /** Of the viewer's post, of the other posts that are handed in, of what the units below lack, and of what they are to hand in next. */
    private static final String SUM = """
            select (select count(*) from filing f join duty d on d.id = f.duty_id where f.unit_id = :unit and (%s)) as again,
                   (select count(*) from filing where receiver_id = :unit and state in ('SUBMITTED', 'AMENDED')) as to_review,
                   (select count(*) from corrections_waiting(:unit, :today) where :corrects) as to_correct,
                   (select count(*) from correction where unit_id = :unit and answer is null) as asked,
                   (select count(*) from filing_act a
                    where a.filing_id = any (array(select id from filing where receiver_id = :unit and acted_at >= :since))
                      and a.at >= :since and %s) as reviewed,
                   (select count(*) from filing f where f.unit_id = :unit and (%s))
                       + (select count(*) from work_record where post_id = :post and recorded_at > :recent) as started,
                   (select max(until_on) from placement
                    where unit_id = :unit and ended_for is not null and until_on > :today) as ends_on,
                   (select unit_name(into_id, day) from merger where unit_id = :unit and day > :today) as into,
                   (%s) as unfinished,
                   g.*,
                   (select array_agg(array[p.place, t.waiting + a.again + r.to_review + c.to_correct, t.late, t.today] order by p.place)
                    from unnest(:units::int[], :roles::text[], :leads::bool[], :writes::bool[], :reviews::bool[], :correct::bool[]) with ordinality
                        p (unit, role, leads, writes, reviews, corrects, place)
                    cross join lateral (
                        select count(*) as waiting, count(*) filter (where t.state = 'OVERDUE') as late,
                               count(*) filter (where t.due_on = :today) as today
                        from (%s) t
                        where t.state in ('OVERDUE', 'DUE_SOON', 'OPEN') and t.mine and not t.missed
                            and t.handed_in + t.returned < t.count) t
                    cross join lateral (
                        select count(*) as again from filing f join duty d on d.id = f.duty_id
                        where p.writes and f.unit_id = p.unit and (%s)) a
                    cross join lateral (
                        select count(*) as to_review from filing
                        where p.reviews and receiver_id = p.unit and state in ('SUBMITTED', 'AMENDED')) r
                    cross join lateral (
                        select count(*) as to_correct from corrections_waiting(p.unit, :today) where p.corrects) c
                    where t.waiting + a.again + r.to_review + c.to_correct > 0) as elsewhere,
                   case when :awaits then (
                       select array_agg(array[key, title, count::text, due_on::text] order by due_on) from (%s) n) end as awaited
            from (select %s
                  from units_on(:day) u where :staffs and u.seat >= :from and u.seat < :to) g
            """.formatted(
            AGAIN, FilingLists.DECIDED, STARTED, UNFINISHED, Tasks.OTHERS, AGAIN, Awaited.NEXT, Vacancy.COUNTED);

    private final JdbcClient jdbc;
    private final Clock clock;

    Sizes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts them; run it in a scope that holds these other posts' units.
     *
     * @param staffs whether to count whom units lack
     * @param awaits whether to tell what those below are to hand in next
     * @param others other posts of the viewer's, of which to count what waits for them as their own desks count it
     */
    Sum of(Viewer viewer, LocalDate today, boolean staffs, boolean awaits, List<Post> others) {
        return jdbc.sql(SUM)
                .param("unit", viewer.unitId())
                .param("post", viewer.post().id())
                .param("today", today)
                .param("day", today)
                .param("staffs", staffs)
                .param("awaits", awaits)
                .param("corrects", viewer.may(Permission.EDIT_UNITS))
                .param("from", viewer.post().seat())
                .param("to", viewer.post().seatEnd())
                .param("since", OffsetDateTime.now(clock).minusDays(FilingLists.RECENT))
                .param("recent", OffsetDateTime.now(clock).minusDays(Desks.RECENT))
                .param("past", Desks.RECENT)
                .param("units", others.stream().map(Post::unitId).toArray(Integer[]::new))
                .param("roles", others.stream().map(post -> post.role().name()).toArray(String[]::new))
                .param("leads", each(others, post -> post.role().leads()))
                .param("writes", each(others, post -> Viewer.may(post, Permission.WRITE_FILING)))
                .param("reviews", each(others, post -> Viewer.may(post, Permission.REVIEW_FILING)))
                .param("correct", each(others, post -> Viewer.may(post, Permission.EDIT_UNITS)))
                .query((row, number) -> new Sum(
                        row.getLong("again"),
                        row.getLong("to_review"),
                        row.getLong("to_correct"),
                        row.getLong("asked"),
                        row.getLong("reviewed"),
                        row.getLong("started"),
                        gaps(row),
                        row.getObject("ends_on", LocalDate.class),
                        row.getString("into"),
                        unfinished(row.getArray("unfinished")),
                        elsewhere(row.getArray("elsewhere"), others),
                        awaited(row.getArray("awaited"))))
                .single();
    }

    private static List<Unfinished> unfinished(@Nullable Array filings) throws SQLException {
        return filings == null
                ? List.of()
                : Arrays.stream((String[][]) filings.getArray())
                        .map(row ->
                                new Unfinished(Long.parseLong(row[0]), row[1], row[2], row[3], Long.parseLong(row[4])))
                        .toList();
    }

    private static List<Gap> gaps(ResultSet row) throws SQLException {
        List<Gap> gaps = new ArrayList<>();
        for (Vacancy of : Vacancy.values()) {
            long number = row.getLong(of.column());
            if (number > 0) {
                gaps.add(new Gap(number, of));
            }
        }
        return gaps;
    }

    private static List<Awaited> awaited(@Nullable Array found) throws SQLException {
        return found == null
                ? List.of()
                : Arrays.stream((String[][]) found.getArray())
                        .map(row -> new Awaited(row[0], row[1], Long.parseLong(row[2]), LocalDate.parse(row[3])))
                        .toList();
    }

    private static List<Elsewhere> elsewhere(@Nullable Array counts, List<Post> others) throws SQLException {
        return counts == null
                ? List.of()
                : Arrays.stream((Long[][]) counts.getArray())
                        .map(row -> new Elsewhere(others.get(row[0].intValue() - 1), row[1], row[2], row[3]))
                        .toList();
    }

    private static Boolean[] each(List<Post> posts, Predicate<Post> does) {
        return posts.stream().map(does::test).toArray(Boolean[]::new);
    }
}
