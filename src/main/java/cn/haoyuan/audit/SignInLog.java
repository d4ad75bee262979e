package cn.haoyuan.audit;

import cn.haoyuan.access.SignInFailed;
import cn.haoyuan.access.SignedIn;
import cn.haoyuan.access.SignedOut;
import cn.haoyuan.access.Username;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Scope;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts sign-ins on record, also the refused ones. Both happen outside any transaction. */
@Component
class SignInLog {

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
    void on(SignedOut event) {
        Viewer viewer = event.viewer();
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(
                status -> audit.record(viewer, Verb.SIGN_OUT, "account", viewer.accountId(), viewer.unitId(), "", "")));
    }

    /** Stands in the log of the unit whose account was tried; where there is none, in the city's. */
    @EventListener
    void on(SignInFailed event) {
        String name = Username.fits(event.username()) ? event.username() : "（不像账号的输入）";
        Scope.EVERYTHING.run(
                () -> transaction.executeWithoutResult(status -> unit(name).ifPresent(unit -> {
                    audit.recordUnattended(
                            "-",
                            Verb.SIGN_IN_FAILED,
                            "account",
                            name,
                            unit,
                            "账号：" + name,
                            event.reason().label());
                    if (event.locks()) {
                        audit.recordUnattended("-", Verb.LOCK_ACCOUNT, "account", name, unit, "账号：" + name, "密码连续输错");
                    }
                })));
    }

    private Optional<Integer> unit(String username) {
        return jdbc.sql("""
                        select coalesce(
                            (select p.unit_id from account a join post p on p.person_id = a.person_id
                             where a.username = :name and not isempty(p.during)
                             order by upper(p.during) desc nulls first, p.seat limit 1),
                            (select id from unit where kind = 'CITY' order by seat limit 1))
                        """).param("name", username).query(Integer.class).optional();
    }
}
