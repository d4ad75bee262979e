package cn.haoyuan.publication;

import cn.haoyuan.duty.Effect;
import cn.haoyuan.web.Paged;
import cn.haoyuan.web.Paging;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The duties behind a count of the effect.
 *
 * @param sum what all of them take; null where that is not told
 * @param titles of measures by key, where there may be several; else null
 */
public record EffectRowsPage(
        int draft,
        int no,
        String title,
        @Nullable String sum,
        @Nullable UnaryOperator<String> titles,
        List<Effect.Row> rows,
        Paging paging,
        String export)
        implements Paged {}
