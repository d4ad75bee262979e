package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.Accounts;
import cn.haoyuan.access.Appointments;
import cn.haoyuan.access.Appointments.Entered;
import cn.haoyuan.access.Appointments.Newcomer;
import cn.haoyuan.access.Passwords;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.admin.UnitChoice.Place;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.org.Unit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Gives people accounts and posts. */
@Component
class Staffing {

    private final Accounts accounts;
    private final Appointments appointments;
    private final Principals principals;
    private final Authority authority;
    private final Workplaces workplaces;
    private final Audit audit;
    private final Clock clock;

    Staffing(
            Accounts accounts,
            Appointments appointments,
            Principals principals,
            Authority authority,
            Workplaces workplaces,
            Audit audit,
            Clock clock) {
        this.accounts = accounts;
        this.appointments = appointments;
        this.principals = principals;
        this.authority = authority;
        this.workplaces = workplaces;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Units at which the viewer may give some post: found by {@code text}, or the tree below the viewer's own.
     *
     * @param opened the unit whose kindergartens the tree shows; null for the viewer's own
     */
    @Transactional(readOnly = true)
    public UnitChoice choice(Viewer viewer, @Nullable Integer accountId, String text, @Nullable Integer opened) {
        Account account = accountId == null ? null : authority.account(viewer, accountId);
        Unit own = authority.unit(viewer, viewer.unitId());
        int shown = opened == null ? own.id() : opened;
        List<Place> places = workplaces.below(own, text, shown, UnitChoice.MOST);
        Set<Integer> choosable = places.stream()
                .map(Place::unit)
                .filter(unit -> !authority.roles(viewer, unit).isEmpty())
                .map(Unit::id)
                .collect(Collectors.toSet());
        return new UnitChoice(account, action(accountId), text, shown, places, choosable);
    }

    private boolean only(Viewer viewer, Unit unit) {
        return unit.id() == viewer.unitId()
                && !authority.roles(viewer, unit).isEmpty()
                && workplaces.below(unit, "", unit.id(), 2).size() == 1;
    }

    /** The blank form for a post at this unit. */
    @Transactional(readOnly = true)
    public AppointmentPage form(Viewer viewer, @Nullable Integer accountId, int unitId) {
        Account account = accountId == null ? null : authority.account(viewer, accountId);
        Unit unit = authority.unit(viewer, unitId);
        return form(viewer, account, unit, only(viewer, unit));
    }

    /** The blank form at the only unit that there is to choose. */
    @Transactional(readOnly = true)
    public AppointmentPage form(Viewer viewer, @Nullable Account account, Unit only) {
        return form(viewer, account, only, true);
    }

    /** Somebody new at a kindergarten without a principal is most often that, whose account is called after the kindergarten's code. */
    private AppointmentPage form(Viewer viewer, @Nullable Account account, Unit unit, boolean only) {
        String action = action(account == null ? null : account.id());
        List<Role> roles = authority.roles(viewer, unit);
        boolean headless = account == null
                && roles.contains(Role.PRINCIPAL)
                && appointments.since(List.of(unit.id()), Role.PRINCIPAL).isEmpty();
        String username = "k" + unit.code();
        PostForm post = new PostForm(
                headless ? Role.PRINCIPAL.name() : "", LocalDate.now(clock).toString(), "");
        NewcomerForm somebody = new NewcomerForm(
                "", "", headless && appointments.known(List.of(username)).isEmpty() ? username : "");
        return new AppointmentPage(account, action, unit, roles, somebody, post, Map.of(), only);
    }

    private static String action(@Nullable Integer accountId) {
        return accountId == null ? "/accounts/new" : "/accounts/" + accountId + "/posts/new";
    }

    /**
     * Gives somebody new an account and a first post: the page with the password, the form with what is wrong, or the account if the
     * form came before.
     */
    @Transactional
    public Entering enter(Viewer viewer, int unitId, NewcomerForm newcomer, PostForm post) {
        Unit unit = authority.unitToStaff(viewer, unitId);
        List<Role> roles = authority.roles(viewer, unit);
        Map<String, String> errors = new LinkedHashMap<>();
        newcomer.check(errors);
        post.check(roles, LocalDate.now(clock), errors);
        AppointmentPage again =
                new AppointmentPage(null, action(null), unit, roles, newcomer, post, errors, only(viewer, unit));
        if (!errors.isEmpty()) {
            return again;
        }
        Role role = Objects.requireNonNull(post.chosen(roles));
        String password = Passwords.random();
        Optional<Entered> entered = appointments.enter(
                new Newcomer(
                        newcomer.name(), newcomer.phone().isEmpty() ? null : newcomer.phone(), newcomer.username()),
                password,
                unitId,
                role,
                Typed.day(post.from()).orElseThrow(),
                Typed.day(post.last()).orElse(null));
        if (entered.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            Optional<Account> before = made(viewer, newcomer, unitId, role);
            if (before.isPresent()) {
                return new Entering.Known(before.get().id());
            }
            errors.put("username", "账号“" + newcomer.username() + "”已被使用，请换一个");
            return again;
        }
        int account = entered.get().accountId();
        principals.follow(unitId, role);
        String who = newcomer.name() + "（" + newcomer.username() + "）：" + unit.name() + " · " + role.label() + "，"
                + post.days();
        audit.record(viewer, Verb.CREATE_ACCOUNT, "account", account, unitId, who, "");
        return new EnteredPage(
                account,
                newcomer.name(),
                newcomer.username(),
                password,
                unit.name(),
                role.label(),
                post.days(LocalDate.now(clock)),
                principals.doubled(unitId, unit.name(), role));
    }

    /** The account that this very form made before: it came again, as by a reload. */
    private Optional<Account> made(Viewer viewer, NewcomerForm newcomer, int unitId, Role role) {
        return appointments.known(List.of(newcomer.username())).values().stream()
                .flatMap(known -> accounts.find(viewer.post(), known.accountId()).stream())
                .filter(account -> account.mustChange()
                        && account.name().equals(newcomer.name())
                        && account.posts().stream().anyMatch(post -> post.unitId() == unitId && post.role() == role))
                .findFirst();
    }

    /** What became of another post: the form with what is wrong, or else what is to be noticed of it, "" for nothing. */
    record Appointed(@Nullable AppointmentPage wrong, String doubled) {}

    /** Gives somebody another post. */
    @Transactional
    public Appointed appoint(Viewer viewer, int accountId, int unitId, PostForm post) {
        Account account = authority.account(viewer, accountId);
        Unit unit = authority.unitToStaff(viewer, unitId);
        List<Role> roles = authority.roles(viewer, unit);
        Map<String, String> errors = new LinkedHashMap<>();
        post.check(roles, LocalDate.now(clock), errors);
        if (accountId == viewer.accountId()) {
            errors.put("role", "不能给自己增加任职，请由其他管理员处理");
        }
        Role role = post.chosen(roles);
        if (errors.isEmpty() && role != null) {
            Optional<Integer> id = appointments.appoint(
                    account.personId(),
                    unitId,
                    role,
                    Typed.day(post.from()).orElseThrow(),
                    Typed.day(post.last()).orElse(null));
            if (id.isPresent()) {
                principals.follow(unitId, role);
                String what = account.name() + "：" + unit.name() + " · " + role.label() + "，" + post.days();
                audit.record(viewer, Verb.ADD_POST, "account", accountId, unitId, what, "");
                return new Appointed(null, principals.doubled(unitId, unit.name(), role));
            }
            errors.put("role", "此人在这段时间已有同一单位的同一角色");
        }
        NewcomerForm nobody = new NewcomerForm("", "", "");
        return new Appointed(
                new AppointmentPage(account, action(accountId), unit, roles, nobody, post, errors, only(viewer, unit)),
                "");
    }
}
