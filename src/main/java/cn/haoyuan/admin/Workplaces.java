package cn.haoyuan.admin;

import cn.haoyuan.admin.UnitChoice.Place;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.Units;
import cn.haoyuan.org.Word;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where people may hold posts: the tree below a unit, and who is called so in it. Runs in the transaction of its caller. */
@Component
class Workplaces {

    private final JdbcClient jdbc;
    private final Clock clock;

    Workplaces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Today's units of the subtree of {@code top} in tree order, at most {@code most}: those that are called so or, where
     * {@code text} is "", all above the kindergartens, and the kindergartens right below {@code opened}.
     */
    List<Place> below(Unit top, String text, int opened, int most) {
        return Word.bind(jdbc.sql("""
                        select u.*, a.name as above, k.kindergartens
                        from units_on(:today) u
                        left join units_on(:today) a on a.id = u.parent_id
                        cross join lateral (
                            select count(*) as kindergartens from units_on(:today) k
                            where k.parent_id = u.id and k.kind = 'KINDERGARTEN') k
                        where u.seat >= :from and u.seat < :to
                            and case when cardinality(:texts::text[]) = 0 then u.kind <> 'KINDERGARTEN' or u.parent_id = :opened or u.id = :top
                                     else u.id = any (array(select unit_id from units_called(:texts, :spellings, :loose))) end
                        order by u.seat
                        limit :most
                        """), Word.in(text))
                .param("today", LocalDate.now(clock))
                .param("from", top.seat())
                .param("to", top.seatEnd())
                .param("top", top.id())
                .param("opened", opened)
                .param("most", most)
                .query((row, number) ->
                        new Place(Units.unit(row, number), row.getString("above"), row.getInt("kindergartens")))
                .list();
    }
}
