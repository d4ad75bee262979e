package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.AccountState;
import cn.haoyuan.access.AssignmentMoved;
import cn.haoyuan.access.Assignments;
import cn.haoyuan.access.AssignmentsSet;
import cn.haoyuan.access.Holding;
import cn.haoyuan.access.Obstacles;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.org.Unit;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Few;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Assigns kindergartens to posts, all that were ticked or none, ends assignments, and corrects until when they hold. Each is on record with its author. */
@Component
class Assigning {

    /** Done, with what to say; or what is wrong, by field. */
    record Outcome(String notice, Map<String, String> errors) {
        static Outcome wrong(String field, String why) {
            return new Outcome("", Map.of(field, why));
        }
    }

    private final Authority authority;
    private final Assignments assignments;
    private final Obstacles obstacles;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Assigning(
            Authority authority,
            Assignments assignments,
            Obstacles obstacles,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.authority = authority;
        this.assignments = assignments;
        this.obstacles = obstacles;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The post of an account of the viewer's subtree, if it is one that sees what is assigned. */
    static Holding post(Account account, int id) {
        return account.posts().stream()
                .filter(one -> one.id() == id && one.role().assignable())
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Why the viewer may not assign to this post, in Chinese; empty when they may. */
    static Optional<String> limits(Viewer viewer, Account account, Holding post, LocalDate today) {
        if (account.id() == viewer.accountId()) {
            return Optional.of("不能给自己指派，请由其他管理员处理。");
        }
        if (!viewer.post().role().mayGrant(post.role())) {
            return Optional.of("“" + post.role().label() + "”高于您的角色，请由上级处理。");
        }
        if (account.state() == AccountState.DISABLED) {
            return Optional.of(account.name() + "的账号已停用，不能指派；请先启用账号。");
        }
        return post.endedBefore(today) ? Optional.of("这项任职已经结束。") : Optional.empty();
    }

    @Transactional
    public Outcome assign(Viewer viewer, int accountId, @Nullable Integer postId, AssignmentForm form) {
        if (postId == null) {
            return Outcome.wrong("post", "请选择指派给谁");
        }
        LocalDate today = LocalDate.now(clock);
        Account account = authority.account(viewer, accountId);
        Holding post = post(account, postId);
        Optional<String> limits = limits(viewer, account, post, today);
        if (limits.isPresent()) {
            return Outcome.wrong("post", limits.get());
        }
        Map<String, String> errors = form.errors(post, today);
        if (!errors.isEmpty()) {
            return new Outcome("", errors);
        }
        Unit within = authority.unit(viewer, post.unitId());
        LocalDate last = Typed.day(form.last()).orElse(post.lastDay());
        List<Assignments.Done> done = assignments.assign(
                postId,
                post.role(),
                within.seat(),
                within.seatEnd(),
                form.unit(),
                Typed.day(form.from()).orElseThrow(),
                last);
        if (done.size() < form.unit().size()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return Outcome.wrong("unit", refusal(postId, form, done, last, within.name()));
        }
        String days = "，自 " + Typed.words(form.from()) + (last == null ? " 起" : " 至 " + Day.of(last));
        for (Assignments.Done unit : done) {
            String what = account.name() + "（" + post.role().label() + "）负责" + unit.name() + days;
            audit.record(viewer, Verb.ASSIGN, "account", accountId, unit.id(), what, "");
        }
        events.publishEvent(new AssignmentsSet(
                accountId,
                post.role(),
                done.stream().map(Assignments.Done::name).toList(),
                Typed.day(form.from()).orElseThrow(),
                last));
        List<String> names = done.stream().map(Assignments.Done::name).toList();
        return new Outcome("已指派" + Few.of(names, "所") + "给" + account.name() + days + others(done), Map.of());
    }

    /** Who else has what was assigned; "" for nobody. */
    private static String others(List<Assignments.Done> done) {
        List<Assignments.Done> shared =
                done.stream().filter(unit -> unit.heldBy() != null).toList();
        if (shared.isEmpty()) {
            return "";
        }
        if (done.size() == 1) {
            return "；现在还由" + shared.getFirst().heldBy() + "负责";
        }
        List<String> names = shared.stream()
                .map(unit -> unit.name() + "（" + unit.heldBy() + "）")
                .toList();
        return "；其中现在还由别人负责的：" + Few.of(names, "所");
    }

    /** Which of what was ticked cannot be assigned, and why. */
    private String refusal(
            int postId, AssignmentForm form, List<Assignments.Done> done, @Nullable LocalDate last, String within) {
        Set<Integer> left = new HashSet<>(form.unit());
        done.forEach(unit -> left.remove(unit.id()));
        return obstacles.of(postId, left, Typed.day(form.from()).orElseThrow(), last).stream()
                .map(one -> words(one, within))
                .distinct()
                .collect(Collectors.joining("；", "", "。没有指派任何一所，请去掉这样的再指派"));
    }

    private static String words(Obstacles.Obstacle one, String within) {
        String name = one.name() == null ? "有的幼儿园" : one.name();
        return one.from() == null
                ? name + "不在" + within
                : name + "自 " + Day.of(one.from()) + (one.last() == null ? " 起" : " 至 " + Day.of(one.last()))
                        + "已由此人负责";
    }

    @Transactional
    public Outcome end(Viewer viewer, int accountId, int postId, long id, EndForm form) {
        LocalDate today = LocalDate.now(clock);
        Account account = authority.account(viewer, accountId);
        Holding post = post(account, postId);
        Assignments.Assigned one = assigned(postId, id);
        Map<String, String> errors = limits(viewer, account, post, one, today)
                .map(why -> Map.of("", why))
                .orElseGet(() -> form.errors(today));
        if (!errors.isEmpty()) {
            return new Outcome("", errors);
        }
        assignments.end(id, form.day(today));
        LocalDate last = one.calledOff(form.day(today)) ? null : form.day(today);
        events.publishEvent(new AssignmentsSet(accountId, post.role(), List.of(one.unitName()), null, last));
        String what = account.name() + "（" + post.role().label() + "）不再负责" + one.unitName() + "，"
                + form.words(one.starts(), today);
        audit.record(viewer, Verb.END_ASSIGNMENT, "account", accountId, one.unitId(), what, form.reason());
        return new Outcome(form.last().isEmpty() ? "指派已" + form.words(one.starts(), today) : "已记下指派的最后一天", Map.of());
    }

    /** Corrects the last day of an assignment, which lies ahead: another day, or with the post. */
    @Transactional
    public Outcome correctEnd(Viewer viewer, int accountId, int postId, long id, EndForm form) {
        LocalDate today = LocalDate.now(clock);
        Account account = authority.account(viewer, accountId);
        Holding post = post(account, postId);
        Assignments.Assigned one = assigned(postId, id);
        LocalDate before = one.lastDay();
        Map<String, String> errors = limits(viewer, account, post, one, today)
                .or(() -> before == null ? Optional.of("这项指派没有定最后一天") : Optional.empty())
                .map(why -> Map.of("", why))
                .orElseGet(() -> form.mistakes(one, post, today));
        if (before == null || !errors.isEmpty()) {
            return new Outcome("", errors);
        }
        LocalDate last = Typed.day(form.last()).orElse(post.lastDay());
        if (last != null && last.isBefore(before)) {
            return end(viewer, accountId, postId, id, form);
        }
        Optional<String> again = again(postId, one, before.plusDays(1), last);
        if (again.isPresent()) {
            return Outcome.wrong("last", again.get());
        }
        assignments.correctEnd(id, last);
        if (before.equals(assigned(postId, id).lastDay())) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return Outcome.wrong("last", one.unitName() + "只办到 " + Day.of(before) + "，不能更晚");
        }
        events.publishEvent(new AssignmentMoved(accountId, post.role(), one.unitName(), before, last));
        String change = "最后一天由 " + Day.of(before) + " 改为 " + (last == null ? "不限" : Day.of(last));
        String what = account.name() + "（" + post.role().label() + "）负责" + one.unitName() + "，" + change;
        audit.record(viewer, Verb.ASSIGN, "account", accountId, one.unitId(), what, form.reason());
        return new Outcome("指派的" + change, Map.of());
    }

    /** That the kindergarten is the post's once more on some of these days, which no two assignments share. */
    private Optional<String> again(int postId, Assignments.Assigned one, LocalDate from, @Nullable LocalDate last) {
        return obstacles.of(postId, List.of(one.unitId()), from, last).stream()
                .map(Obstacles.Obstacle::from)
                .filter(start -> start != null && start.isAfter(one.starts()))
                .findFirst()
                .map(start -> "自 " + Day.of(start) + " 起另有指派，最后一天应早于这一天");
    }

    private Assignments.Assigned assigned(int postId, long id) {
        return assignments.of(postId).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Why the viewer may not say until when this is the post's, in Chinese; empty when they may. */
    private static Optional<String> limits(
            Viewer viewer, Account account, Holding post, Assignments.Assigned one, LocalDate today) {
        return limits(viewer, account, post, today)
                .or(() -> one.over(today) ? Optional.of("这项指派已经结束") : Optional.empty());
    }
}
