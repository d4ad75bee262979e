package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.Accounts;
import cn.haoyuan.access.Appointments;
import cn.haoyuan.access.Assignments;
import cn.haoyuan.access.AssignmentsLeft;
import cn.haoyuan.access.Passwords;
import cn.haoyuan.access.Sessions;
import cn.haoyuan.access.Tokens;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.database.Reason;
import cn.haoyuan.web.PageSize;
import cn.haoyuan.web.Paging;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of one's scope: lists them, lets them in and out. Each change is on record with its author. */
@Component
class Personnel {

    static final int SIZE = 50;

    private final Accounts accounts;
    private final Appointments appointments;
    private final Assignments assignments;
    private final Departures departures;
    private final Authority authority;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Personnel(
            Accounts accounts,
            Appointments appointments,
            Assignments assignments,
            Departures departures,
            Authority authority,
            Passwords passwords,
            Sessions sessions,
            Tokens tokens,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.appointments = appointments;
        this.assignments = assignments;
        this.departures = departures;
        this.authority = authority;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What became of an act on an account: refused for a reason, or done, perhaps with a password to show once. */
    sealed interface Outcome {
        record Refused(String reason) implements Outcome {}

        record Done(String notice) implements Outcome {}

        record NewPassword(String password) implements Outcome {}

        record Wrong(AccountPage.Tried form) implements Outcome {}
    }

    @Transactional(readOnly = true)
    public AccountsPage list(Viewer viewer, AccountsQuery query) {
        Accounts.Found found =
                accounts.list(viewer.post(), query.filter(), query.page(), PageSize.or(query.size(), SIZE));
        return new AccountsPage(
                query,
                found.accounts(),
                Paging.of(query.page(), query.size(), SIZE, found.total(), query.address("/accounts")),
                query.address("/accounts/export").toString(),
                LocalDate.now(clock));
    }

    /** All accounts of the list, page after page. */
    @Transactional(readOnly = true)
    public void each(Viewer viewer, AccountsQuery query, Consumer<Account> reader) {
        int size = 2000;
        Accounts.Found found;
        int page = 1;
        do {
            found = accounts.list(viewer.post(), query.filter(), page, size);
            found.accounts().forEach(reader);
            page++;
        } while (found.accounts().size() == size);
    }

    @Transactional(readOnly = true)
    public AccountPage page(Viewer viewer, int id) {
        Account account = authority.account(viewer, id);
        return new AccountPage(
                account,
                account.id() == viewer.accountId(),
                authority.limits(viewer, account).orElse(null),
                authority.nameLimits(viewer, account).orElse(null),
                null,
                null,
                null,
                assignments.held(account.personId()),
                LocalDate.now(clock));
    }

    /**
     * Shuts the account out, from its next request on; what it opened stays closed when it is enabled again, and what was assigned
     * to it ended with yesterday.
     */
    @Transactional
    public Outcome disable(Viewer viewer, int id, String reason) {
        Optional<String> problem = Reason.problem(reason);
        if (problem.isPresent()) {
            authority.account(viewer, id);
            return new Outcome.Wrong(new AccountPage.Stop(reason, problem.get()));
        }
        return change(viewer, id, account -> {
            LocalDate yesterday = LocalDate.now(clock).minusDays(1);
            List<AssignmentsLeft> left = account.posts().stream()
                    .filter(post -> post.role().assignable())
                    .flatMap(post -> departures.left(viewer, account, post, yesterday).stream())
                    .toList();
            long held = left.stream()
                    .flatMap(one -> one.units().stream())
                    .distinct()
                    .count();
            appointments.disable(id, yesterday);
            left.forEach(events::publishEvent);
            sessions.end(id, null);
            tokens.revokeAll(id);
            note(viewer, Verb.DISABLE_ACCOUNT, account, held == 0 ? "" : "，不再负责 " + held + " 所幼儿园", reason);
            return new Outcome.Done("账号已停用，立即生效" + (held == 0 ? "" : "；原来负责的 " + held + " 所幼儿园请另行指派"));
        });
    }

    @Transactional
    public Outcome enable(Viewer viewer, int id) {
        return change(viewer, id, account -> {
            if (appointments.disabledFromAbove(id)) {
                return new Outcome.Refused("该账号由上级单位停用，请联系上级单位启用");
            }
            appointments.enable(id);
            note(viewer, Verb.ENABLE_ACCOUNT, account, "", "");
            return new Outcome.Done("账号已启用");
        });
    }

    @Transactional
    public Outcome unlock(Viewer viewer, int id) {
        return change(viewer, id, account -> {
            appointments.unlock(id);
            note(viewer, Verb.UNLOCK_ACCOUNT, account, "", "");
            return new Outcome.Done("账号已解除锁定");
        });
    }

    /** Corrects somebody's name and telephone. */
    @Transactional
    public Outcome correct(Viewer viewer, int id, PersonForm form) {
        return change(viewer, id, account -> {
            Map<String, String> errors = new LinkedHashMap<>();
            form.check(errors);
            if (!form.name().equals(account.name())) {
                authority.nameLimits(viewer, account).ifPresent(why -> errors.put("name", why));
            }
            if (!errors.isEmpty()) {
                return new Outcome.Wrong(new AccountPage.Correction(form, errors));
            }
            String phone = account.phone() == null ? "" : account.phone();
            String changes = Stream.of(turned("姓名", account.name(), form.name()), turned("电话", phone, form.phone()))
                    .filter(each -> !each.isEmpty())
                    .collect(Collectors.joining("，"));
            if (changes.isEmpty()) {
                return new Outcome.Done("姓名和电话没有改动");
            }
            appointments.correct(account.personId(), form.name(), form.phone().isEmpty() ? null : form.phone());
            note(viewer, Verb.EDIT_PERSON, account, "：" + changes, "");
            return new Outcome.Done("已更正：" + changes);
        });
    }

    private static String turned(String what, String before, String after) {
        return before.equals(after)
                ? ""
                : what + "由“" + (before.isEmpty() ? "空" : before) + "”改为“" + (after.isEmpty() ? "空" : after) + "”";
    }

    /** A random password that must be changed; whatever the old one opened is closed: sessions and tokens. */
    @Transactional
    public Outcome resetPassword(Viewer viewer, int id) {
        return change(viewer, id, account -> {
            String password = Passwords.random();
            passwords.set(id, password, true);
            sessions.end(id, null);
            tokens.revokeAll(id);
            note(viewer, Verb.RESET_PASSWORD, account, "", "");
            return new Outcome.NewPassword(password);
        });
    }

    private Outcome change(Viewer viewer, int id, Function<Account, Outcome> act) {
        Account account = authority.account(viewer, id);
        return authority
                .limits(viewer, account)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> act.apply(account));
    }

    private void note(Viewer viewer, Verb verb, Account account, String more, String reason) {
        String who = account.name() + "（" + account.username() + "）" + more;
        int unit = account.posts().isEmpty()
                ? viewer.unitId()
                : account.posts().getFirst().unitId();
        audit.record(viewer, verb, "account", account.id(), unit, who, reason);
    }
}
