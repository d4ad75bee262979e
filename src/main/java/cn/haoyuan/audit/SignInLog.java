package cn.haoyuan.audit;

import cn.haoyuan.access.SignInFailed;
import cn.haoyuan.access.SignedIn;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Scope;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts sign-ins on record, also the refused ones. Both happen outside any transaction. */
@Component
class SignInLog {

    /** What a name looks like; anything else may be a password typed into the wrong field and is not kept. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{3,40}");

    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SignInLog(Audit audit, JdbcClient jdbc, TransactionTemplate transaction) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener
    void on(SignedIn event) {
        Viewer viewer = event.viewer();
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(
                status -> audit.record(viewer, Verb.SIGN_IN, "account", viewer.accountId(), viewer.unitId(), "", "")));
    }

    @EventListener
    void on(SignInFailed event) {
        String name = NAME.matcher(event.username()).matches() ? event.username() : "（不像账号的输入）";
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> root().ifPresent(city ->
                audit.recordUnattended("-", Verb.SIGN_IN_FAILED, "account", name, city, "账号：" + name, ""))));
    }

    private Optional<Integer> root() {
        return jdbc.sql("select id from unit where kind = 'CITY' order by seat limit 1")
                .query(Integer.class)
                .optional();
    }
}
