package cn.haoyuan.admin;

import cn.haoyuan.access.Role;
import cn.haoyuan.org.Unit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whom a sound row of a file gives which post. */
record Appointee(NewcomerForm person, PostForm post, Unit unit, Role role) {

    LocalDate from() {
        return Typed.day(post.from()).orElseThrow();
    }

    @Nullable
    LocalDate last() {
        return Typed.day(post.last()).orElse(null);
    }

    /** As 单位 · 角色. */
    String title() {
        return unit.name() + " · " + role.label();
    }

    /** As the log tells it. */
    String words() {
        return person.name() + "（" + person.username() + "）：" + title() + "，" + post.days();
    }
}
