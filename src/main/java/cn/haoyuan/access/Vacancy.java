package cn.haoyuan.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whom a unit may lack that somebody has to give an account or an assignment to. Who is to begin on a later day is no longer lacked. */
public enum Vacancy {
    /** A county for which nobody answers. */
    OFFICE("没有业务科室账号", "COUNTY", "select p.unit_id from post p where p.role = 'OFFICE' and " + Held.POST),
    /** A kindergarten for which nobody answers. */
    PRINCIPAL("没有园长账号", "KINDERGARTEN", "select p.unit_id from post p where p.role = 'PRINCIPAL' and " + Held.POST),
    /** A kindergarten that is no inspector's. */
    INSPECTOR(
            "没有责任督学",
            "KINDERGARTEN",
            "select p.unit_id from assignment p where p.purpose = 'INSPECTOR' and " + Held.DURING);

    /** Whether a row {@code u} of the units of {@code :day} lacks whom {@code :lacks} names. */
    public static final String LACKED = Arrays.stream(values())
            .map(one -> ":lacks = '" + one.name() + "' and " + one.condition)
            .collect(Collectors.joining("\nor ", "(", ")"));

    /** How many rows {@code u} lack whom, a {@link #column} each. */
    public static final String COUNTED = Arrays.stream(values())
            .map(one -> "count(*) filter (where " + one.condition + ") as " + one.column())
            .collect(Collectors.joining(",\n"));

    private final String label;
    private final String condition;

    Vacancy(String label, String kind, String filled) {
        this.label = label;
        this.condition = "u.kind = '" + kind + "' and u.id not in (" + filled + ")";
    }

    /** On the day {@code :day} or later. */
    private static final class Held {
        static final String DURING = "p.during && daterange(:day::date, null)";

        /** By somebody who may sign in. An assignment ends when its account is stopped, and may be to a post out of sight. */
        static final String POST = DURING + " and p.person_id not in (select person_id from account where not enabled)";
    }

    /** The words on pages, about the unit. */
    public String label() {
        return label;
    }

    public String column() {
        return "lacks_" + name().toLowerCase(Locale.ROOT);
    }
}
