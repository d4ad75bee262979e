package cn.haoyuan.access;

/** Whom a unit may lack that somebody has to give an account or an assignment to. */
public enum Vacancy {
    /** A county for which nobody answers. */
    OFFICE("没有业务科室账号"),
    /** A kindergarten for which nobody answers. */
    PRINCIPAL("没有园长账号"),
    /** A kindergarten that is no inspector's today. */
    INSPECTOR("没有责任督学");

    /** Whose post counts: it is held on the day {@code :day} or later, by somebody who may sign in. */
    private static final String HELD = """
            p.during && daterange(:day::date, null)
                and p.person_id not in (select person_id from account where not enabled)
            """;

    /** Conditions, one for each, on a row {@code u} of the units of {@code :day}. */
    public static final String NO_OFFICE =
            "u.kind = 'COUNTY' and u.id not in (select p.unit_id from post p where p.role = 'OFFICE' and " + HELD + ")";

    public static final String NO_PRINCIPAL =
            "u.kind = 'KINDERGARTEN' and u.id not in (select p.unit_id from post p where p.role = 'PRINCIPAL' and "
                    + HELD + ")";

    public static final String NO_INSPECTOR = """
            u.kind = 'KINDERGARTEN'
                and u.id not in (select g.unit_id from assignment g where g.purpose = 'INSPECTOR' and g.during @> :day::date)
            """;

    private final String label;

    Vacancy(String label) {
        this.label = label;
    }

    /** The words on pages, about the unit. */
    public String label() {
        return label;
    }
}
