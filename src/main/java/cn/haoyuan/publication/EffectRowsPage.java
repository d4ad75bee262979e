package cn.haoyuan.publication;

import cn.haoyuan.duty.Effect;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The duties behind a count of the effect.
 *
 * @param titles of measures by key, where there may be several; else null
 * @param next the address of the next page, or null
 */
public record EffectRowsPage(
        int draft,
        int no,
        String title,
        @Nullable UnaryOperator<String> titles,
        List<Effect.Row> rows,
        int page,
        @Nullable String next,
        @Nullable String previous) {}
