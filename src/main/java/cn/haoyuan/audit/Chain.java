package cn.haoyuan.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
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

    private record Link(long id, Act act, byte[] hash) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    Chain(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** Appends in order, in the running transaction. */
    void append(List<Act> acts) {
        Head head = jdbc.sql("select id, hash from act_head for update")
                .query(Head::of)
                .single();
        Link[] links = new Link[acts.size()];
        long id = head.id();
        byte[] hash = head.hash();
        for (int i = 0; i < links.length; i++) {
            Act act = acts.get(i);
            id++;
            hash = act.seal(id, hash);
            links[i] = new Link(id, act, hash);
        }
        int[][] inserted = batch.batchUpdate("""
                insert into act (id, at, post_id, actor, address, unit_id, seat, verb, object, object_id, detail, reason, hash)
                select ?, ?, ?, ?, ?, u.id, u.seat, ?, ?, ?, ?, ?, ? from unit u where u.id = ?
                """, List.of(links), 200, (statement, link) -> {
            Act act = link.act();
            statement.setLong(1, link.id());
            statement.setObject(2, OffsetDateTime.ofInstant(act.at(), ZoneOffset.UTC));
            statement.setObject(3, act.postId(), Types.INTEGER);
            statement.setString(4, act.actor());
            statement.setString(5, act.address());
            statement.setString(6, act.verb());
            statement.setString(7, act.object());
            statement.setString(8, act.objectId());
            statement.setString(9, act.detail());
            statement.setString(10, act.reason());
            statement.setBytes(11, link.hash());
            statement.setInt(12, act.unitId());
        });
        for (int[] counts : inserted) {
            for (int count : counts) {
                if (count == 0) {
                    throw new IllegalStateException("an act names a unit that its transaction does not see");
                }
            }
        }
        jdbc.sql("update act_head set id = :id, hash = :hash")
                .param("id", id)
                .param("hash", hash)
                .update();
    }
}
