package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.Appointments;
import cn.haoyuan.access.Assignments;
import cn.haoyuan.access.AssignmentsLeft;
import cn.haoyuan.access.AssignmentsSet;
import cn.haoyuan.access.Holding;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.org.Units;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends posts, and corrects until when those were held that have ended. Each is on record with its author. */
@Component
class Departures {

    private final Appointments appointments;
    private final Assignments assignments;
    private final Principals principals;
    private final Units units;
    private final Authority authority;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Departures(
            Appointments appointments,
            Assignments assignments,
            Principals principals,
            Units units,
            Authority authority,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.appointments = appointments;
        this.assignments = assignments;
        this.principals = principals;
        this.units = units;
        this.authority = authority;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Ends a post, also with a day that is past, since when somebody else may have held it. */
    @Transactional
    public Assigning.Outcome end(Viewer viewer, int accountId, int postId, EndForm form) {
        Account account = authority.account(viewer, accountId);
        LocalDate today = LocalDate.now(clock);
        Holding post = held(account, postId);
        Map<String, String> errors = limits(viewer, account, post)
                .or(() -> post.endedBefore(today) ? Optional.of("这项任职已经结束") : Optional.empty())
                .map(why -> Map.of("", why))
                .orElseGet(() -> form.errors(post));
        if (!errors.isEmpty()) {
            return new Assigning.Outcome("", errors);
        }
        LocalDate last = form.day(today);
        LocalDate theirs = last.isBefore(today) ? today.minusDays(1) : last;
        for (AssignmentsLeft left : left(viewer, account, post, theirs)) {
            events.publishEvent(new AssignmentsSet(accountId, post.role(), left.units(), null, left.lastDay()));
            events.publishEvent(left);
        }
        appointments.end(postId, last);
        principals.follow(post.unitId(), post.role());
        String what = account.name() + "：" + post.unitName() + " · "
                + post.role().label() + "，" + form.words(post.from(), today);
        audit.record(viewer, Verb.END_POST, "account", accountId, post.unitId(), what, form.reason());
        String notice = last.isBefore(post.from())
                ? "任职已" + form.words(post.from(), today)
                : last.isBefore(today) ? "任职已结束，" + since(account, post, last) : "已记下任职的最后一天";
        return new Assigning.Outcome(notice, Map.of());
    }

    /** What of a post's ends earlier if it does with {@code last}, and then what is called off. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<AssignmentsLeft> left(Viewer viewer, Account account, Holding post, LocalDate last) {
        LocalDate today = LocalDate.now(clock);
        Map<Boolean, List<String>> units = assignments.of(post.id()).stream()
                .filter(one -> one.lastDay() == null || one.lastDay().isAfter(last))
                .collect(Collectors.partitioningBy(
                        one -> one.calledOff(last),
                        Collectors.mapping(Assignments.Assigned::unitName, Collectors.toList())));
        return Stream.of(false, true)
                .map(off -> new AssignmentsLeft(
                        post.unitId(),
                        account.name(),
                        post.role(),
                        units.getOrDefault(off, List.of()),
                        off ? null : last,
                        viewer.accountId()))
                .filter(left -> !left.units().isEmpty())
                .toList();
    }

    /**
     * Corrects the last day of a post, that has come or lies ahead; where whoever holds it had not left, they are back, though without what was
     * assigned.
     */
    @Transactional
    public Assigning.Outcome correctEnd(Viewer viewer, int accountId, int postId, EndForm form) {
        Account account = authority.account(viewer, accountId);
        LocalDate today = LocalDate.now(clock);
        Holding post = held(account, postId);
        LocalDate before = post.lastDay();
        Map<String, String> errors = limits(viewer, account, post)
                .or(() -> before == null ? Optional.of("这项任职没有定最后一天") : Optional.empty())
                .map(why -> Map.of("", why))
                .orElseGet(() -> form.mistakes(
                        post,
                        account,
                        units.endings(List.of(post.unitId()), today).stream()
                                .findFirst()
                                .orElse(null)));
        if (before == null || !errors.isEmpty()) {
            return new Assigning.Outcome("", errors);
        }
        LocalDate last = Typed.day(form.last()).orElse(null);
        if (!post.endedBefore(today) && last != null && last.isBefore(before)) {
            return end(viewer, accountId, postId, form);
        }
        appointments.correctEnd(postId, last);
        principals.follow(post.unitId(), post.role());
        String change = "最后一天由 " + Day.of(before) + " 改为 " + (last == null ? "没有离任" : Day.of(last));
        String what =
                account.name() + "：" + post.unitName() + " · " + post.role().label() + "，" + change;
        audit.record(viewer, Verb.CORRECT_POST, "account", accountId, post.unitId(), what, form.reason());
        return new Assigning.Outcome(change + meaning(post, last, today), Map.of());
    }

    /** What it means that a post ends on that day instead, or never, as what follows the sentence that says so. */
    private String meaning(Holding post, @Nullable LocalDate last, LocalDate today) {
        if (last != null && last.isBefore(today)) {
            return "";
        }
        boolean assigned = post.role().assignable();
        String said = post.endedBefore(today)
                ? "。这项任职又有效" + (assigned ? "，负责的幼儿园请重新指派" : "")
                : assigned ? "。到原来那天为止的指派没有改，请在“负责的幼儿园”里更正" : "";
        String doubled = principals.doubled(post.unitId(), post.unitName(), post.role());
        return said + (said.isEmpty() && doubled.isEmpty() ? "" : "。" + doubled);
    }

    private static Holding held(Account account, int postId) {
        return account.posts().stream()
                .filter(one -> one.id() == postId)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Why the viewer may not say until when somebody holds this post, in Chinese; empty when they may. */
    private static Optional<String> limits(Viewer viewer, Account account, Holding post) {
        if (account.id() == viewer.accountId()) {
            return Optional.of("不能结束或更正自己的任职，请由其他管理员处理");
        }
        return viewer.post().role().mayGrant(post.role())
                ? Optional.empty()
                : Optional.of("“" + post.role().label() + "”高于您的角色，请由上级处理");
    }

    /** What it means that a post was over before today. */
    private String since(Account account, Holding post, LocalDate last) {
        LocalDate first = last.plusDays(1);
        List<String> others = appointments.holders(post.unitId(), post.role(), first).stream()
                .map(one -> one.name() + "（自 " + Day.of(one.from()) + "起）")
                .toList();
        return "最后一天 %s，%s不能再以此任职登录；这以后所做的仍按记录保留%s。%s以来%s的%s：%s。"
                .formatted(
                        Day.of(last),
                        account.name(),
                        post.role().assignable() ? "，负责的幼儿园从今天起不再由其负责" : "",
                        Day.of(first),
                        post.unitName(),
                        post.role().label(),
                        others.isEmpty() ? "空缺" : others.size() > 3 ? others.size() + " 人" : String.join("、", others));
    }
}
