package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.Assignments;
import cn.haoyuan.access.Holding;
import cn.haoyuan.access.Role;
import cn.haoyuan.org.Unit;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is assigned: to one post, or in one role within the viewer's subtree.
 *
 * @param account whose post it is; null for the list of all who hold the role
 * @param post the post; null likewise
 * @param holders those who hold the role; none on the page of one post
 * @param assigned what was, is or will be the post's
 * @param limits why the viewer may not change it; null when they may
 * @param areas by which the kindergartens are filtered
 * @param candidates the first of the kindergartens offered
 * @param chosen the post to be assigned to, as typed
 * @param errors of what was to be assigned, by field
 * @param tried the end of an assignment that was just refused; null otherwise
 */
public record AssignmentPage(
        @Nullable Account account,
        @Nullable Holding post,
        Role role,
        boolean city,
        List<Assignments.Holder> holders,
        List<Assignments.Assigned> assigned,
        @Nullable String limits,
        AssignmentQuery query,
        List<Unit> areas,
        List<Assignments.Candidate> candidates,
        AssignmentForm form,
        @Nullable Integer chosen,
        Map<String, String> errors,
        @Nullable EndTried tried,
        LocalDate today) {

    AssignmentPage refused(EndTried end) {
        return new AssignmentPage(
                account,
                post,
                role,
                city,
                holders,
                assigned,
                limits,
                query,
                areas,
                candidates,
                form,
                chosen,
                errors,
                end,
                today);
    }

    /** Where the page lies. */
    public String path() {
        return account == null || post == null
                ? "/assignments"
                : "/accounts/" + account.id() + "/posts/" + post.id() + "/units";
    }

    /** The same lists as xlsx, as they are filtered. */
    public String export() {
        return query.on(path() + "/export.xlsx", role).toString();
    }

    /** What stands in the place of the kindergartens where none is offered. */
    public String none() {
        if (query.all()) {
            return query.narrowed() ? "没有符合条件的幼儿园" : "没有可指派的幼儿园";
        }
        return query.narrowed() ? "没有找到缺少" + role.label() + "的幼儿园" : "没有缺少" + role.label() + "的幼儿园";
    }

    /** Why, and what to do. */
    public String whyNone() {
        if (query.narrowed()) {
            return "可以放宽条件再查。";
        }
        if (query.all()) {
            return account == null ? "这里还没有幼儿园。" : "这里的幼儿园都已由" + account.name() + "负责。";
        }
        return "每所都已有或已安排" + role.label() + "。要换人或加派，勾选“包括已有" + role.label() + "的”再查。";
    }

    /** What a file of it is called, but for the day. */
    String name() {
        return account == null ? "指派" + role.label() : account.name() + "负责的幼儿园";
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** What is wrong with the form that was just refused, each with the kindergarten that it is about. */
    public List<String> wrong() {
        return tried == null
                ? List.copyOf(errors.values())
                : assigned.stream()
                        .filter(one -> one.id() == tried.id())
                        .flatMap(one -> tried.errors().values().stream().map(why -> one.unitName() + "：" + why))
                        .toList();
    }

    /** Where: the ids of the fields, in the same order; none where no field can mend it. */
    public List<String> at() {
        Map<String, String> wrong = tried == null ? errors : tried.errors();
        return wrong.containsKey("")
                ? List.of()
                : wrong.keySet().stream()
                        .map(field -> tried == null ? "f-" + field : tried.at(field))
                        .toList();
    }

    /** How that assignment was to end; as it does, or what nothing was typed for, where it was not tried. */
    public EndTried ending(Assignments.Assigned one) {
        return tried != null && tried.id() == one.id()
                ? tried
                : new EndTried(one.id(), EndForm.of(one.lastDay()), Map.of());
    }

    /** Until when what has no end of its own is the post's, in words. */
    public String unlimited() {
        LocalDate last = post == null ? null : post.lastDay();
        return last == null ? "一直由其负责" : "到任职的最后一天（" + Day.of(last) + "）";
    }

    /** How many of the post's units are theirs today. */
    public long held() {
        return assigned.stream()
                .filter(one -> !one.over(today) && !one.starts().isAfter(today))
                .count();
    }

    /** How many kindergartens there are to choose from, shown or not. */
    public long total() {
        return candidates.isEmpty() ? 0 : candidates.getFirst().total();
    }

    public List<Choice> areaChoices() {
        return areas.stream()
                .map(unit -> new Choice(Integer.toString(unit.id()), unit.name()))
                .toList();
    }

    public List<Choice> holderChoices() {
        return holders.stream()
                .map(one -> new Choice(
                        Integer.toString(one.postId()),
                        one.name() + "（" + one.unitName() + "，现负责 " + one.units() + " 所）"))
                .toList();
    }
}
