package cn.haoyuan.nudge;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.parameter.Parameters;
import cn.haoyuan.web.Day;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.IntFunction;
import org.springframework.stereotype.Component;

/** Tells what reminding would do, and when it would be done. Within the running transaction. */
@Component
class Askings {

    private final Hours hours;
    private final Parameters parameters;

    Askings(Hours hours, Parameters parameters) {
        this.hours = hours;
        this.parameters = parameters;
    }

    /**
     * @param what what is missing, in words
     * @param units who misses it, without what is the viewer's own to do; the text for the chat group names those below only
     * @param group the heading under which the text for the chat group names a unit at this seat; "" for none
     */
    Asking of(Viewer viewer, String what, List<UnitSum> units, IntFunction<String> group, LocalDateTime now) {
        List<UnitSum> open = units.stream()
                .filter(unit -> unit.open() > 0 && unit.seat() > viewer.post().seat())
                .toList();
        return new Asking(
                count(units, Lateness.OVERDUE),
                count(units, Lateness.DUE_SOON),
                units.stream().mapToLong(UnitSum::askable).sum(),
                words(now),
                open.isEmpty()
                        ? ""
                        : ChatText.of(what, open, group, viewer.post().unitName(), now.toLocalDate()));
    }

    private static long count(List<UnitSum> units, Lateness standing) {
        return units.stream()
                .filter(unit -> unit.standing() == standing)
                .mapToLong(UnitSum::count)
                .sum();
    }

    /** When a nudge that is asked for now would go. */
    LocalDateTime goes(LocalDateTime now) {
        return hours.of(parameters.current()).next(now);
    }

    private String words(LocalDateTime now) {
        LocalDateTime goes = goes(now);
        return goes.equals(now)
                ? ""
                : "现在不在催办时段，点催办后将于 "
                        + Day.brief(goes.toLocalDate(), now.toLocalDate())
                        + " " + goes.toLocalTime() + " 发出";
    }
}
