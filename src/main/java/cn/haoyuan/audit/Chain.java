package cn.haoyuan.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The end of the chain of acts. Whoever appends holds it until the commit, so ids have no gaps and hashes no forks. */
@Component
class Chain {

    /** The id and hash of the last row; id 0 and a single zero byte when there is none. */
    record Head(long id, byte[] hash) {
        static Head of(ResultSet row, int number) throws SQLException {
            return new Head(row.getLong("id"), row.getBytes("hash"));
        }
    }

    private final JdbcClient jdbc;

    Chain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Appends in order, in the running transaction; the end of the chain follows by itself. */
    void append(List<Act> acts) {
        Head head = jdbc.sql("select id, hash from act_head for update")
                .query(Head::of)
                .single();
        String[] seals = new String[acts.size()];
        byte[] hash = head.hash();
        for (int i = 0; i < seals.length; i++) {
            hash = acts.get(i).seal(head.id() + 1 + i, hash);
            seals[i] = HexFormat.of().formatHex(hash);
        }
        int appended = jdbc.sql("""
                        insert into act (id, at, post_id, actor, address, unit_id, seat, verb, object, object_id, detail, reason, hash)
                        select :end + a.no, a.at, a.post_id, a.actor, a.address, u.id, u.seat, a.verb, a.object, a.object_id, a.detail,
                               a.reason, decode(a.seal, 'hex')
                        from unnest(:moments::timestamptz[], :posts::int[], :actors::text[], :addresses::text[], :units::int[],
                                    :verbs::text[], :objects::text[], :ids::text[], :details::text[], :reasons::text[], :seals::text[])
                            with ordinality a (at, post_id, actor, address, unit_id, verb, object, object_id, detail, reason, seal, no)
                        join unit u on u.id = a.unit_id
                        """)
                .param("end", head.id())
                .param("moments", texts(acts, act -> act.at().toString()))
                .param("posts", acts.stream().map(Act::postId).toArray(Integer[]::new))
                .param("actors", texts(acts, Act::actor))
                .param("addresses", texts(acts, Act::address))
                .param("units", acts.stream().map(Act::unitId).toArray(Integer[]::new))
                .param("verbs", texts(acts, Act::verb))
                .param("objects", texts(acts, Act::object))
                .param("ids", texts(acts, Act::objectId))
                .param("details", texts(acts, Act::detail))
                .param("reasons", texts(acts, Act::reason))
                .param("seals", seals)
                .update();
        if (appended < seals.length) {
            throw new IllegalStateException("an act names a unit that its transaction does not see");
        }
    }

    private static String[] texts(List<Act> acts, Function<Act, String> part) {
        return acts.stream().map(part).toArray(String[]::new);
    }
}
