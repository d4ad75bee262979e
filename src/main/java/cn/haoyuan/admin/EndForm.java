package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.Assignments;
import cn.haoyuan.access.Holding;
import cn.haoyuan.database.Reason;
import cn.haoyuan.org.Ending;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The end of something dated, as typed: its last day, or at once where none is given, and why. That of a post is always told why; that of an assignment need not be. */
public record EndForm(String last, String reason) {

    public EndForm(@Nullable String last, @Nullable String reason) {
        this.last = Typed.text(last);
        this.reason = Typed.text(reason);
    }

    /** Before anything is typed; null where there is no end yet. */
    static EndForm of(@Nullable LocalDate lastDay) {
        return new EndForm(Objects.toString(lastDay, ""), "");
    }

    /** What is wrong with it as the end of this post, by field. Its last day may be past: that somebody left is often told later. */
    Map<String, String> errors(Holding post) {
        Map<String, String> errors = new LinkedHashMap<>();
        LocalDate day = Typed.day(last).orElse(null);
        LocalDate until = post.lastDay();
        if (day == null && !last.isEmpty()) {
            errors.put("last", Typed.wrong("最后一天", last));
        } else if (day != null && day.isBefore(post.from())) {
            errors.put("last", "最后一天不能早于任职开始的 " + Day.of(post.from()));
        } else if (day != null && until != null && day.isAfter(until)) {
            errors.put("last", "任职到 " + Day.of(until) + " 为止，最后一天不能更晚");
        }
        Reason.problem(reason).ifPresent(why -> errors.put("reason", why));
        return errors;
    }

    /**
     * What is wrong with it as the right end of this post, which has ended, by field: on that day, or never.
     *
     * @param gone how the post's unit came to an end; null where it stands
     */
    Map<String, String> mistakes(Holding post, Account account, @Nullable Ending gone) {
        Map<String, String> errors = new LinkedHashMap<>();
        LocalDate day = Typed.day(last).orElse(null);
        if (day == null && !last.isEmpty()) {
            errors.put("last", Typed.wrong("最后一天", last));
        } else if (day != null && day.isBefore(post.from())) {
            errors.put("last", "最后一天不能早于任职开始的 " + Day.of(post.from()));
        } else if (Objects.equals(day, post.lastDay())) {
            errors.put("last", "最后一天没有改动");
        } else if (gone != null && (day == null || !day.isBefore(gone.day()))) {
            errors.put(
                    "last",
                    gone.name() + gone.words() + "，任职的最后一天不能晚于 "
                            + Day.of(gone.day().minusDays(1)));
        } else {
            account.posts().stream()
                    .filter(other ->
                            other.isAgain(post) && (day == null || !other.from().isAfter(day)))
                    .findFirst()
                    .ifPresent(other -> errors.put("last", "此人自 " + Day.of(other.from()) + "起又任同一角色，最后一天应早于这一天"));
        }
        Reason.problem(reason).ifPresent(why -> errors.put("reason", why));
        return errors;
    }

    /** What is wrong with it as the end of an assignment, which ended yesterday at the earliest, by field. */
    Map<String, String> errors(LocalDate today) {
        Map<String, String> errors = new LinkedHashMap<>();
        LocalDate day = Typed.day(last).orElse(null);
        LocalDate yesterday = today.minusDays(1);
        if (!last.isEmpty() && (day == null || day.isBefore(yesterday))) {
            errors.put("last", day == null ? Typed.wrong("最后一天", last) : "最后一天不能早于昨天（" + Day.of(yesterday) + "）");
        }
        if (!reason.isEmpty()) {
            Reason.problem(reason).ifPresent(why -> errors.put("reason", why));
        }
        return errors;
    }

    /**
     * What is wrong with it as another end of an assignment that has one, by field: a day, or with the post.
     *
     * @param post whose assignment it is
     */
    Map<String, String> mistakes(Assignments.Assigned one, Holding post, LocalDate today) {
        Map<String, String> errors = errors(today);
        LocalDate day = Typed.day(last).orElse(null);
        if (errors.containsKey("last")) {
            return errors;
        }
        if (day != null && post.endedBefore(day)) {
            errors.put("last", "不能晚于任职的最后一天 " + Day.of(Objects.requireNonNull(post.lastDay())));
        } else if (Objects.equals(day == null ? post.lastDay() : day, one.lastDay())) {
            errors.put("last", "最后一天没有改动");
        }
        return errors;
    }

    /** The last day: yesterday where it ends at once. */
    LocalDate day(LocalDate today) {
        return Typed.day(last).orElse(today.minusDays(1));
    }

    String words(LocalDate from, LocalDate today) {
        return last.isEmpty() ? atOnce(from, today) : "最后一天 " + Typed.words(last);
    }

    /** What it means that something ends at once which began on that day: today counts no more. */
    public static String atOnce(LocalDate from, LocalDate today) {
        LocalDate yesterday = today.minusDays(1);
        return "立即结束，" + (yesterday.isBefore(from) ? "今天和以后都不算，等于没有开始过" : "最后一天记为昨天（" + Day.of(yesterday) + "）");
    }
}
