package cn.haoyuan.access;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is signed in where. */
@Component
public class Sessions {

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Signs the account out everywhere, but for the session {@code except}. */
    @Transactional
    public void end(int accountId, @Nullable String except) {
        jdbc.sql("delete from spring_session where principal_name = :account and session_id <> :except")
                .param("account", Integer.toString(accountId))
                .param("except", except == null ? "" : except)
                .update();
    }
}
