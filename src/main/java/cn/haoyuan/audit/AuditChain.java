package cn.haoyuan.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Proves that no act was changed, removed or slipped in since it was recorded. */
@Component
public class AuditChain {

    /**
     * What a walk over the chain found.
     *
     * @param acts rows that were found intact, from the first on
     * @param broken id of the first row that is missing, or does not fit the one before it; empty when all is intact
     */
    public record Verdict(long acts, OptionalLong broken) {
        public boolean intact() {
            return broken.isEmpty();
        }
    }

    private final JdbcClient jdbc;

    AuditChain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Walks the whole chain in constant memory. Call within {@code Scope.EVERYTHING}: a part of the chain proves nothing. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verdict verify() {
        Chain.Head head =
                jdbc.sql("select id, hash from act_head").query(Chain.Head::of).single();
        Walk walk = new Walk();
        jdbc.sql("""
                        select id, at, post_id, actor, address, unit_id, verb, object, object_id, detail, reason, hash
                        from act order by id
                        """).withFetchSize(1000).query(walk::step);
        if (walk.broken.isEmpty() && (walk.id != head.id() || !Arrays.equals(walk.hash, head.hash()))) {
            return new Verdict(walk.id, OptionalLong.of(walk.id == head.id() ? walk.id : walk.id + 1));
        }
        return new Verdict(walk.id, walk.broken);
    }

    private static final class Walk {

        private long id = 0;
        private byte[] hash = {0};
        private OptionalLong broken = OptionalLong.empty();

        void step(ResultSet row) throws SQLException {
            if (broken.isPresent()) {
                return;
            }
            byte[] expected = act(row).seal(id + 1, hash);
            if (row.getLong("id") != id + 1 || !Arrays.equals(expected, row.getBytes("hash"))) {
                broken = OptionalLong.of(id + 1);
                return;
            }
            id++;
            hash = expected;
        }

        private static Act act(ResultSet row) throws SQLException {
            return new Act(
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    (Integer) row.getObject("post_id"),
                    row.getString("actor"),
                    row.getString("address"),
                    row.getInt("unit_id"),
                    row.getString("verb"),
                    row.getString("object"),
                    row.getString("object_id"),
                    row.getString("detail"),
                    row.getString("reason"));
        }
    }
}
