package cn.haoyuan.calendar;

/** The two semesters of a school year, in their order. */
public enum Term {
    AUTUMN(1, "第一学期"),
    SPRING(2, "第二学期");

    private final int number;
    private final String label;

    Term(int number, String label) {
        this.number = number;
        this.label = label;
    }

    /** 1 for autumn, 2 for spring. */
    public int number() {
        return number;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
