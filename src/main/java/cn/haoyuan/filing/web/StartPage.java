package cn.haoyuan.filing.web;

import cn.haoyuan.duty.Duty;
import cn.haoyuan.plan.Form;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Before a filing begins: what is asked, by when, who reads it, how long it takes.
 *
 * @param mine whether the viewer is the one to write it
 * @param needless why there is nothing to write any more; null while there is
 */
public record StartPage(
        Duty duty,
        Form form,
        boolean mine,
        LocalDate today,
        @Nullable String needless) {}
