package cn.haoyuan.admin;

import cn.haoyuan.duty.Effect;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The duties behind a count of a calendar's effect.
 *
 * @param titles of measures by key, where there may be several; else null
 * @param next the address of the next page, or null
 */
public record CalendarDutiesPage(
        String title,
        @Nullable UnaryOperator<String> titles,
        List<Effect.Row> rows,
        String back,
        int page,
        @Nullable String next,
        @Nullable String previous) {}
