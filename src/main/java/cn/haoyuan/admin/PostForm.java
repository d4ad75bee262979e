package cn.haoyuan.admin;

import cn.haoyuan.access.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a post is to be, as typed.
 *
 * @param from first day, yyyy-MM-dd
 * @param last last day, inclusive; "" for no end
 */
public record PostForm(String role, String from, String last) {

    public PostForm(@Nullable String role, @Nullable String from, @Nullable String last) {
        this.role = Typed.text(role);
        this.from = Typed.text(from);
        this.last = Typed.text(last);
    }

    /** The role, if it is one of those that may be given. */
    @Nullable
    Role chosen(List<Role> roles) {
        return roles.stream().filter(one -> one.name().equals(role)).findFirst().orElse(null);
    }

    /** Its days in words, once they are known to be some. */
    String days() {
        return "自 " + Typed.words(from) + "起" + (last.isEmpty() ? "" : "至 " + Typed.words(last));
    }

    /** The same; "" where it begins by today and no end is known. */
    String days(LocalDate today) {
        boolean begun = Typed.day(from).filter(day -> !day.isAfter(today)).isPresent();
        return begun && last.isEmpty() ? "" : days();
    }

    /** Notes what is wrong, by field. */
    void check(List<Role> roles, LocalDate today, Map<String, String> errors) {
        if (chosen(roles) == null) {
            errors.put("role", "请选择角色");
        }
        LocalDate first = Typed.day(from).orElse(null);
        if (first == null) {
            errors.put("from", Typed.wrong("任职开始", from));
        } else if (first.isAfter(today.plusYears(1))) {
            errors.put("from", "任职开始日期不能晚于一年以后");
        }
        if (last.isEmpty()) {
            return;
        }
        LocalDate end = Typed.day(last).orElse(null);
        if (end == null) {
            errors.put("last", Typed.wrong("最后一天", last));
        } else if (first != null && end.isBefore(first)) {
            errors.put("last", "最后一天不能早于开始日期");
        } else if (end.isBefore(today)) {
            errors.put("last", "最后一天不能早于今天");
        }
    }
}
