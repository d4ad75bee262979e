package cn.haoyuan.org;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit to open.
 *
 * @param name 1–60 characters
 * @param parentId the unit above; null only for the city
 * @param code a kindergarten's 机构标识码 (required), or any code of 2–20 letters and digits for other units
 * @param day the first day it stands: today or later
 */
public record NewUnit(
        UnitKind kind,
        String name,
        @Nullable Integer parentId,
        @Nullable String code,
        LocalDate day) {

    /** What a city is called until it is named. */
    public static final String UNNAMED_CITY = "市教育局";
}
