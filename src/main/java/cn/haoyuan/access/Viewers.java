package cn.haoyuan.access;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.database.Scope;
import cn.haoyuan.database.Scope.Seats;
import cn.haoyuan.org.Ending;
import cn.haoyuan.org.UnitKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds who an account is today. Call within {@link Scope#EVERYTHING}: nobody is known yet who could see anything. */
@Component
class Viewers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Viewers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Row(int accountId, String name, boolean mustChange, Post post, List<Seats> assigned) {}

    /**
     * The viewer of an enabled account; {@code postId} chooses among several posts of today, the highest one for null. Nobody
     * for an account without a post today, and for a post that is not one of them.
     */
    @ByKey
    Optional<Viewer> find(int accountId, @Nullable Integer postId) {
        LocalDate today = LocalDate.now(clock);
        List<Row> rows = jdbc.sql("""
                        select a.id as account_id, n.name, a.must_change, p.id as post_id, p.role, u.id as unit_id, u.kind,
                               l.name as unit_name, u.seat, u.seat_end,
                               (select array_agg(g.seat) from assignment g where g.post_id = p.id and g.during @> :today) as assigned
                        from account a
                        join person n on n.id = a.person_id
                        join post p on p.person_id = a.person_id and p.during @> :today
                        join unit u on u.id = p.unit_id
                        join placement l on l.unit_id = u.id and l.from_on <= :today and :today < l.until_on
                        where a.id = :account and a.enabled
                        order by u.seat, p.id
                        """)
                .param("account", accountId)
                .param("today", today)
                .query(Viewers::row)
                .list();
        return rows.stream()
                .filter(row -> postId == null || row.post().id() == postId)
                .findFirst()
                .map(chosen -> new Viewer(
                        accountId,
                        chosen.name(),
                        chosen.post(),
                        rows.stream().map(Row::post).toList(),
                        chosen.mustChange(),
                        scope(chosen).by(accountId, chosen.post().id())));
    }

    private record Postless(
            @Nullable String unit,
            @Nullable LocalDate endedOn,
            @Nullable String into,
            @Nullable LocalDate starts,
            @Nullable String at) {

        String words() {
            if (starts != null) {
                return "您在" + (at == null ? "本单位" : at) + "的任职从 " + DayInWords.of(starts) + "开始，从那天起可以登录。";
            }
            return unit == null || endedOn == null
                    ? "您的岗位已经结束，账号暂时没有可用的岗位；如有疑问请联系本单位或上级单位的管理员。"
                    : "您所在的" + unit + Ending.words(endedOn, into) + "，账号暂时没有可用的岗位；如有疑问请联系上级单位的管理员。";
        }
    }

    /** Why an account without a post today has none, in Chinese; nothing of one that is disabled. */
    @ByKey
    Optional<String> postless(int accountId) {
        return jdbc.sql("""
                        select l.name as unit, l.until_on as ended_on, unit_name(m.into_id, m.day) as into, c.starts, c.at
                        from account a
                        left join lateral (
                            select l.* from post p join placement l on l.unit_id = p.unit_id
                            where p.person_id = a.person_id and p.during @> :today and l.until_on <= :today
                            order by l.until_on desc limit 1) l on true
                        left join merger m on m.unit_id = l.unit_id and m.day = l.until_on
                        left join lateral (
                            select lower(p.during) as starts, unit_name(p.unit_id, lower(p.during)) as at
                            from post p where p.person_id = a.person_id and lower(p.during) > :today
                            order by lower(p.during) limit 1) c on true
                        where a.id = :account and a.enabled
                        """)
                .param("account", accountId)
                .param("today", LocalDate.now(clock))
                .query(Postless.class)
                .optional()
                .map(Postless::words);
    }

    private static Scope scope(Row row) {
        List<Seats> seats = new ArrayList<>(row.assigned());
        Post post = row.post();
        if (post.role().seesSubtree()) {
            seats.add(new Seats(post.seat(), post.seatEnd()));
        }
        return Scope.of(post.seat(), seats);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        List<Seats> assigned = new ArrayList<>();
        if (row.getArray("assigned") != null) {
            for (Integer seat : (Integer[]) row.getArray("assigned").getArray()) {
                assigned.add(new Seats(seat, seat + 1));
            }
        }
        Post post = new Post(
                row.getInt("post_id"),
                row.getInt("unit_id"),
                UnitKind.valueOf(row.getString("kind")),
                row.getString("unit_name"),
                row.getInt("seat"),
                row.getInt("seat_end"),
                Role.valueOf(row.getString("role")));
        return new Row(row.getInt("account_id"), row.getString("name"), row.getBoolean("must_change"), post, assigned);
    }
}
