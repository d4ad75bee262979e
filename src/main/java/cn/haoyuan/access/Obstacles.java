package cn.haoyuan.access;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What kept {@link Assignments#assign} from assigning some kindergartens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Obstacles {

    /**
     * A kindergarten that is the post's already, or lies elsewhere.
     *
     * @param name null for one that stands no longer, or not in the running scope
     * @param from since when it is the post's; null where it is not
     * @param last until when, inclusive; null for no end
     */
    public record Obstacle(
            @Nullable String name,
            @Nullable LocalDate from,
            @Nullable LocalDate last) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Obstacles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of units that were not assigned to the post from {@code from} to {@code lastDay}, in no particular order. */
    public List<Obstacle> of(int postId, Collection<Integer> units, LocalDate from, @Nullable LocalDate lastDay) {
        return jdbc.sql("""
                        select u.name, lower(g.during) as from, upper(g.during) - 1 as last
                        from unnest(:units::int[]) asked (id)
                        left join units_on(:today) u on u.id = asked.id
                        left join lateral (
                            select during from assignment
                            where post_id = :post and unit_id = asked.id and during && daterange(:from, :last, '[]')
                            order by during limit 1) g on true
                        """)
                .param("units", units.toArray(Integer[]::new))
                .param("today", LocalDate.now(clock))
                .param("post", postId)
                .param("from", from)
                .param("last", lastDay, Types.DATE)
                .query(Obstacle.class)
                .list();
    }
}
