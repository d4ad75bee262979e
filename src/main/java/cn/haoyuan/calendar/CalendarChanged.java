package cn.haoyuan.calendar;

import java.time.LocalDate;

/** The calendar was edited on {@code day}; told in the transaction of the edit. */
public record CalendarChanged(SchoolCalendar before, SchoolCalendar after, LocalDate day) {}
