package cn.haoyuan.calendar;

/** How often something is owed. {@link SchoolCalendar#periods} turns a cadence into dated periods. */
public enum Cadence {
    /** A single time in the plan's life. */
    ONCE("计划期内一次"),
    SCHOOL_YEAR("每学年"),
    SEMESTER("每学期"),
    /** Calendar months with enough teaching days to be worked in. */
    MONTH_IN_TERM("学期内每月"),
    /** ISO weeks with enough teaching days. */
    TEACHING_WEEK("每教学周"),
    CALENDAR_YEAR("每年"),
    /** Owed when something happens; the event, not the calendar, opens the period. */
    EVENT("事项发生时"),
    /** A condition that holds every day; it has no period and no due date. */
    STANDING("常态保持");

    private final String label;

    Cadence(String label) {
        this.label = label;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
