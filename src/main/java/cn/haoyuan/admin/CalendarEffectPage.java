package cn.haoyuan.admin;

import cn.haoyuan.duty.EffectSums;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an edit of the calendar would do to duties, before it is saved.
 *
 * @param labels one line for each edit
 * @param base stands for the calendar that was looked at, so that no other one is changed
 * @param nothing whether the calendar stays as it is
 * @param refusal why it was not saved; null when nobody tried
 */
public record CalendarEffectPage(
        CalendarForm form,
        List<String> labels,
        EffectSums sums,
        String base,
        boolean nothing,
        @Nullable String refusal,
        LocalDate today) {}
