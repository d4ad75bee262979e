package cn.haoyuan.admin;

import cn.haoyuan.access.Holding;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Kindergartens ticked, and for which days; an end left open ends with the post. */
public record AssignmentForm(List<Integer> unit, String from, String last) {

    /** As many as one page offers. */
    static final int MOST = 200;

    public AssignmentForm(@Nullable List<Integer> unit, @Nullable String from, @Nullable String last) {
        this.unit =
                unit == null ? List.of() : unit.stream().distinct().limit(MOST).toList();
        this.from = Typed.text(from);
        this.last = Typed.text(last);
    }

    static AssignmentForm blank(LocalDate today) {
        return new AssignmentForm(null, today.toString(), "");
    }

    /** What is wrong, by field. */
    Map<String, String> errors(Holding post, LocalDate today) {
        Map<String, String> errors = new LinkedHashMap<>();
        LocalDate first = Typed.day(from).orElse(null);
        LocalDate end = Typed.day(last).orElse(null);
        if (unit.isEmpty()) {
            errors.put("unit", "请至少勾选一所幼儿园");
        }
        if (first == null) {
            errors.put("from", Typed.wrong("开始日期", from));
        } else if (first.isBefore(post.from())) {
            errors.put("from", "不能早于任职开始的 " + Day.of(post.from()));
        } else if (first.isAfter(today.plusYears(1)) || post.endedBefore(first)) {
            errors.put("from", "须在任职期间，且不晚于一年以后");
        }
        if (!last.isEmpty()) {
            if (end == null) {
                errors.put("last", Typed.wrong("最后一天", last));
            } else if (end.isBefore(today) || first != null && end.isBefore(first)) {
                errors.put("last", "最后一天不能早于今天和开始日期");
            } else if (post.endedBefore(end)) {
                errors.put("last", "不能晚于任职的最后一天 " + Day.of(Objects.requireNonNull(post.lastDay())));
            }
        }
        return errors;
    }
}
