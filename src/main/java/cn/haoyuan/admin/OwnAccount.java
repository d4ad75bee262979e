package cn.haoyuan.admin;

import cn.haoyuan.access.Accounts;
import cn.haoyuan.access.Passwords;
import cn.haoyuan.access.Post;
import cn.haoyuan.access.Sessions;
import cn.haoyuan.access.Tokens;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.RecentSignIns;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.notice.Outbox;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One's own account. It may lie outside one's own scope (an inspector sees what was assigned, not the office), so all of this
 * runs in {@code Scope.EVERYTHING} and asks by the viewer's account only.
 */
@Component
class OwnAccount {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Tokens tokens;
    private final RecentSignIns signIns;
    private final Audit audit;
    private final Outbox outbox;

    OwnAccount(
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            Tokens tokens,
            RecentSignIns signIns,
            Audit audit,
            Outbox outbox) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.signIns = signIns;
        this.audit = audit;
        this.outbox = outbox;
    }

    @ByKey
    public MePage page(Viewer viewer) {
        Accounts.Own own = accounts.own(viewer.accountId());
        return new MePage(
                viewer,
                own,
                tokens.of(viewer.accountId()),
                signIns.of(viewer.accountId(), own.username(), 8),
                TokenForm.blank(),
                new EmailForm(own.email()),
                Map.of(),
                null,
                outbox.sends());
    }

    @ByKey
    public PasswordPage password(Viewer viewer, Map<String, String> errors) {
        return new PasswordPage(accounts.own(viewer.accountId()).username(), viewer.mustChange(), errors);
    }

    /** Changes the password and closes what the old one opened, but for the session here; answers what is wrong, by field. */
    @Transactional
    public Map<String, String> changePassword(Viewer viewer, PasswordForm form, String session) {
        int account = viewer.accountId();
        Map<String, String> errors = new LinkedHashMap<>();
        if (!passwords.matches(account, form.old())) {
            errors.put("old", "原密码不正确；连续输错 5 次会锁定 15 分钟");
        }
        Passwords.refusal(form.fresh(), accounts.own(account).username()).ifPresent(why -> errors.put("fresh", why));
        if (!errors.containsKey("fresh") && form.fresh().equals(form.old())) {
            errors.put("fresh", "新密码不能与原密码相同");
        }
        if (!form.again().equals(form.fresh())) {
            errors.put("again", "两次输入的新密码不一致");
        }
        if (errors.isEmpty()) {
            passwords.set(account, form.fresh(), false);
            sessions.end(account, session);
            tokens.revokeAll(account);
            audit.record(viewer, Verb.CHANGE_PASSWORD, "account", account, viewer.unitId(), "", "");
        }
        return errors;
    }

    /** Sets where mail goes, if it is an address or empty; answers what comes of it, in Chinese. */
    @Transactional
    public String email(Viewer viewer, EmailForm form) {
        accounts.email(viewer.accountId(), form.email().isEmpty() ? null : form.email());
        String detail = form.email().isEmpty() ? "不再接收邮件" : "接收邮件";
        audit.record(viewer, Verb.CHANGE_EMAIL, "account", viewer.accountId(), viewer.unitId(), detail, "");
        return form.email().isEmpty()
                ? "不再发送邮件，通知仍在工作台上"
                : (outbox.sends() ? "" : "已保存。本系统还没有开通邮件，现在只在工作台上通知；开通以后，") + "通知会同时发到 " + form.email();
    }

    @Transactional
    public void switched(Viewer viewer, Post to) {
        audit.record(viewer, Verb.SWITCH_POST, "account", viewer.accountId(), to.unitId(), "切换为 " + to.title(), "");
    }

    /** A token for the post acted as; the answer is its only copy. */
    @Transactional
    public String issue(Viewer viewer, TokenForm form) {
        String token = tokens.issue(viewer.post().id(), form.name(), Integer.parseInt(form.days()));
        String detail = form.name() + "，有效期 " + form.days() + " 天";
        audit.record(viewer, Verb.ISSUE_TOKEN, "account", viewer.accountId(), viewer.unitId(), detail, "");
        return token;
    }

    /** Ends one of one's own tokens; answers whether there was one. */
    @Transactional
    public boolean revoke(Viewer viewer, int token) {
        Optional<String> name = tokens.revoke(viewer.accountId(), token);
        name.ifPresent(known ->
                audit.record(viewer, Verb.REVOKE_TOKEN, "account", viewer.accountId(), viewer.unitId(), known, ""));
        return name.isPresent();
    }
}
