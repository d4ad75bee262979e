package cn.haoyuan.parameter;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.OptionalInt;

/** How a setting is typed and shown; stored it is always a whole number. */
public enum ParameterKind {
    /** A time of day, in minutes after midnight. */
    TIME,
    /** A number of days. */
    DAYS,
    /** Megabytes. */
    MEGABYTES,
    /** 1 for on, 0 for off. */
    SWITCH;

    private static final int MOST_DIGITS = 4;

    /** What was typed as a number; empty where it is none of this kind. */
    OptionalInt read(String typed) {
        return switch (this) {
            case TIME -> time(typed);
            case DAYS, MEGABYTES ->
                typed.matches("\\d{1," + MOST_DIGITS + "}")
                        ? OptionalInt.of(Integer.parseInt(typed))
                        : OptionalInt.empty();
            case SWITCH ->
                typed.equals("1") || typed.equals("0") ? OptionalInt.of(Integer.parseInt(typed)) : OptionalInt.empty();
        };
    }

    /** As an input field takes it. */
    String typed(int value) {
        return this == TIME ? LocalTime.ofSecondOfDay(value * 60L).toString() : Integer.toString(value);
    }

    /** As a page says it. */
    String words(int value) {
        return switch (this) {
            case TIME -> typed(value);
            case DAYS -> value + " 天";
            case MEGABYTES -> value + " MB";
            case SWITCH -> value == 1 ? "开启" : "关闭";
        };
    }

    private static OptionalInt time(String typed) {
        try {
            return OptionalInt.of(LocalTime.parse(typed).toSecondOfDay() / 60);
        } catch (DateTimeParseException noTime) {
            return OptionalInt.empty();
        }
    }
}
