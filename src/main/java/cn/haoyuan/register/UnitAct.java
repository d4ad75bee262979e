package cn.haoyuan.register;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.org.Coming;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form of an act on a unit, as it was typed.
 *
 * @param what which act; null where none was sent
 * @param name a new name, or the name of a new unit
 * @param kind the kind of a new unit, of a mark, or of the act to take back
 * @param day the day it takes effect, or that of the act to take back, yyyy-MM-dd
 * @param target another unit: its id where it is chosen from a list, else its code or its whole name
 * @param pick of several units that the target may be, the id of the one chosen
 * @param item id of the mark or the pairing to end or take back
 * @param sure what its author was asked to confirm, as {@link UnitActing.Acted#asks} says it
 */
public record UnitAct(
        @Nullable What what,
        @Nullable String name,
        @Nullable String code,
        @Nullable String kind,
        @Nullable String day,
        @Nullable String reason,
        @Nullable String target,
        @Nullable Integer pick,
        @Nullable Long item,
        @Nullable String sure) {

    /** The acts on a unit. */
    public enum What {
        OPEN,
        RENAME,
        MOVE,
        MERGE,
        CLOSE,
        REOPEN,
        TAKE_BACK,
        MARK,
        END_MARK,
        TAKE_BACK_MARK,
        PAIR,
        END_PAIRING,
        TAKE_BACK_PAIRING;

        /** Whether it names another unit in words, which may fit several. */
        boolean named() {
            return this == MERGE || this == PAIR;
        }
    }

    private static final Set<What> CONFIRMED = EnumSet.of(
            What.MOVE,
            What.MERGE,
            What.CLOSE,
            What.REOPEN,
            What.END_MARK,
            What.TAKE_BACK_MARK,
            What.PAIR,
            What.END_PAIRING,
            What.TAKE_BACK_PAIRING);

    /** Whether it is shown before it is done, and done once that is confirmed: what ends something, brings it back, or names another unit. */
    boolean confirmed() {
        return CONFIRMED.contains(what) || what == What.TAKE_BACK && TAKEN_BACK.contains(typed(kind));
    }

    private static final Set<String> TAKEN_BACK = Arrays.stream(Coming.Act.values())
            .filter(Coming.Act::done)
            .map(Coming.Act::name)
            .collect(Collectors.toSet());

    static final UnitAct NONE = new UnitAct(null, null, null, null, null, null, null, null, null, null);

    /** What was typed as the day on which it takes effect is none. */
    static final class NotADay extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    LocalDate takesEffect() {
        LocalDate read = DayInWords.read(typed(day));
        if (read == null) {
            throw new NotADay();
        }
        return read;
    }

    static String since(LocalDate day) {
        return "，自 " + Day.of(day) + " 起";
    }

    String typed(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** What was typed in a field of this act's form; "" in the forms of other acts. */
    public String in(What form, String field) {
        if (what != form) {
            return "";
        }
        return typed(
                switch (field) {
                    case "name" -> name;
                    case "code" -> code;
                    case "kind" -> kind;
                    case "day" -> day;
                    case "reason" -> reason;
                    case "target" -> target;
                    default -> null;
                });
    }
}
