package cn.haoyuan.calendar;

import java.time.LocalDate;

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

    /** A day on which it has surely begun, in the school year that begins in {@code year}. */
    LocalDate usuallyStarts(int year) {
        return this == AUTUMN ? LocalDate.of(year, 9, 2) : LocalDate.of(year + 1, 3, 1);
    }

    /** A day on which it is surely not over yet. */
    LocalDate usuallyEnds(int year) {
        return this == AUTUMN ? LocalDate.of(year, 12, 31) : LocalDate.of(year + 1, 6, 20);
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
