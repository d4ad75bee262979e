package cn.haoyuan.publication;

import cn.haoyuan.duty.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The duties behind a count of the effect. {@code next}: the address of the next page, or null. */
public record EffectRowsPage(
        int draft,
        int no,
        String title,
        Effect.@Nullable Change change,
        List<Effect.Row> rows,
        int page,
        @Nullable String next,
        @Nullable String previous) {}
