package cn.haoyuan.duty;

import cn.haoyuan.web.Address;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which of the duties that change to list; whatever is null asks for nothing.
 *
 * @param measure the key of a measure
 * @param county the county of the owner; {@link #ABOVE} for owners above the counties
 * @param soon those alone whose deadline comes so soon
 * @param again true: those alone that were done before
 */
public record EffectFilter(
        @Nullable String measure,
        Effect.@Nullable Change change,
        @Nullable Integer county,
        @Nullable Boolean again,
        Effect.@Nullable Soon soon) {

    static final int ABOVE = 0;

    /** The list narrowed to these. */
    public Address on(Address list) {
        return list.with("measure", measure)
                .with("change", change)
                .with("county", county)
                .with("again", again)
                .with("soon", soon);
    }

    /**
     * What they have in common.
     *
     * @param titles of measures, by key
     * @param counties names by id
     */
    public String words(UnaryOperator<String> titles, Map<Integer, String> counties) {
        String of = measure != null ? titles.apply(measure) : county != null ? name(county, counties) : "全部";
        String which = change == null ? "" : "：" + change.label() + "的事项";
        return of
                + which
                + (Boolean.TRUE.equals(again) ? "（" + Effect.done(change) + "）" : "")
                + (soon == null ? "" : "（" + soon.label() + "）");
    }

    static String name(int county, Map<Integer, String> counties) {
        return county == ABOVE ? "市级和市级片区" : counties.getOrDefault(county, "");
    }
}
