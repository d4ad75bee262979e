package cn.haoyuan.publication;

import cn.haoyuan.org.UnitKind;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Whose load to list, as it stands in the address.
 *
 * @param week the Monday of a week; null for all from today on
 * @param next with what the draft changes, else as things stand
 */
record LoadQuery(
        UnitKind kind,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate week,

        Boolean next) {

    LoadQuery(@Nullable UnitKind kind, @Nullable LocalDate week, @Nullable Boolean next) {
        this.kind = kind == null ? UnitKind.KINDERGARTEN : kind;
        this.week = week;
        this.next = next != null && next;
    }

    String title() {
        return kind.label() + (week == null ? "今后" : Day.of(week) + "一周") + "到期的事项：" + (next ? "这一版" : "现行版本");
    }
}
