package cn.haoyuan.admin;

import cn.haoyuan.duty.Effect;
import cn.haoyuan.web.Paged;
import cn.haoyuan.web.Paging;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The duties behind a count of a calendar's effect.
 *
 * @param titles of measures by key, where there may be several; else null
 */
public record CalendarDutiesPage(
        String title,
        @Nullable UnaryOperator<String> titles,
        List<Effect.Row> rows,
        String back,
        Paging paging,
        String export)
        implements Paged {}
