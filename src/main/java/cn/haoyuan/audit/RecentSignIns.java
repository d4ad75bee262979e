package cn.haoyuan.audit;

import cn.haoyuan.calendar.Deadlines;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When and from where somebody signed in: shown to them, so that they notice when it was not they. */
@Component
public class RecentSignIns {

    /**
     * A sign-in or an attempt at one.
     *
     * @param refusal why it was refused, in words; "" where it succeeded
     */
    public record Attempt(LocalDateTime at, String address, String refusal) {}

    private final JdbcClient jdbc;

    RecentSignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest attempts on an account, refused ones included. Reads across scopes: run in {@code Scope.EVERYTHING}. */
    @Transactional(readOnly = true)
    public List<Attempt> of(int accountId, String username, int limit) {
        return jdbc.sql("""
                        select at, address, reason
                        from act
                        where object = 'account'
                          and (verb = 'SIGN_IN' and object_id = :id or verb = 'SIGN_IN_FAILED' and object_id = :name)
                        order by id desc limit :limit
                        """)
                .param("id", Integer.toString(accountId))
                .param("name", username)
                .param("limit", limit)
                .query(RecentSignIns::attempt)
                .list();
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        LocalDateTime at = Deadlines.local(row.getObject("at", OffsetDateTime.class));
        return new Attempt(at, row.getString("address"), row.getString("reason"));
    }
}
