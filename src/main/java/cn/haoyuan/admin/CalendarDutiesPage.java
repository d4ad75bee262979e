package cn.haoyuan.admin;

import cn.haoyuan.duty.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The duties behind a count of a calendar's effect. {@code next}, {@code previous}: addresses of other pages, or null. */
public record CalendarDutiesPage(
        String title,
        Effect.@Nullable Change change,
        List<Effect.Row> rows,
        String back,
        int page,
        @Nullable String next,
        @Nullable String previous) {}
