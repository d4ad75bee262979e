package cn.haoyuan.access;

import cn.haoyuan.database.ByKey;
import cn.haoyuan.database.Scope;
import cn.haoyuan.database.Scope.Seats;
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
