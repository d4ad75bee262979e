package cn.haoyuan.admin;

import cn.haoyuan.calendar.SpecialDay;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A holiday or make-up working day as typed. */
public record DayForm(String day, String kind, String name) {

    public DayForm(@Nullable String day, @Nullable String kind, @Nullable String name) {
        this.day = Typed.text(day);
        this.kind = Typed.text(kind);
        this.name = Typed.text(name);
    }

    static DayForm blank() {
        return new DayForm("", "OFF", "");
    }

    Optional<SpecialDay> special() {
        return Arrays.stream(SpecialDay.Kind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .flatMap(chosen -> Typed.day(day).map(date -> new SpecialDay(date, chosen, name)));
    }
}
