package cn.haoyuan.burden;

import cn.haoyuan.plan.Form;
import org.jspecify.annotations.Nullable;

/**
 * A form, or all together: what it states and what it took.
 *
 * @param form null for all
 * @param twice how many boxes were asked twice
 */
public record FormLine(@Nullable Form form, Tally tally, long twice) {

    public String name() {
        return form == null ? "合计" : form.title();
    }

    public String reader() {
        return form == null ? "" : form.reader();
    }

    @Nullable
    Integer minutes() {
        return form == null ? null : form.minutes();
    }

    /** Boxes per filing; of different forms together that says nothing. */
    @Nullable
    Double each(long boxes) {
        return form == null ? null : (double) boxes / tally.filings();
    }
}
