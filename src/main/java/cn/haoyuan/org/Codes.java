package cn.haoyuan.org;

import cn.haoyuan.calendar.DayInWords;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose a code is: a unit keeps its own for ever, unless it never was. Runs in the transaction of the act. */
@Component
class Codes {

    private final JdbcClient jdbc;
    private final Placements placements;
    private final Clock clock;

    Codes(JdbcClient jdbc, Placements placements, Clock clock) {
        this.jdbc = jdbc;
        this.placements = placements;
        this.clock = clock;
    }

    /** Why no other unit can have this code, in Chinese, and what to do; whose it is elsewhere is not told. */
    String taken(String code) {
        Place holder = jdbc.sql("select id from unit where code = :code")
                .param("code", code)
                .query(Integer.class)
                .optional()
                .flatMap(placements::last)
                .orElse(null);
        if (holder == null) {
            return "标识码 " + code + " 您管理范围以外的单位已经用过（包括已撤销的），不给别的单位使用。请核对；没有填错的，请上级办理。";
        }
        LocalDate until = holder.until();
        return until == null || until.isAfter(LocalDate.now(clock))
                ? "标识码 " + code + " 是" + holder.name() + "的，请核对。"
                : "标识码 " + code + " 是" + holder.name() + "的，它自 " + DayInWords.of(until)
                        + " 起不再在册，标识码不给别的单位使用。就是同一所的，请搜索它的名称，在它的页面办理恢复，需要时再更名。";
    }
}
