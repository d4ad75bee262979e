package cn.haoyuan.publication;

import cn.haoyuan.duty.Effect;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.web.Address;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The duties behind a count of the effect.
 *
 * @param sum what all of them take; null where that is not told
 * @param titles of measures by key, where there may be several; else null
 * @param next the address of the next page, or null
 */
public record EffectRowsPage(
        int draft,
        int no,
        String title,
        @Nullable String sum,
        @Nullable UnaryOperator<String> titles,
        List<Effect.Row> rows,
        int page,
        @Nullable String next,
        @Nullable String previous) {

    private static final int ROWS = 50;

    static EffectRowsPage of(
            PlanVersion draft,
            String title,
            @Nullable String sum,
            @Nullable UnaryOperator<String> titles,
            List<Effect.Row> rows,
            Address here,
            int page) {
        String next = rows.size() < ROWS ? null : here.with("page", page + 1).toString();
        String previous = page == 1 ? null : here.with("page", page - 1).toString();
        return new EffectRowsPage(draft.id(), draft.no(), title, sum, titles, rows, page, next, previous);
    }
}
