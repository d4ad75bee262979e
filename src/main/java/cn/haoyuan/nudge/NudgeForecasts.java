package cn.haoyuan.nudge;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.parameter.Parameters;
import cn.haoyuan.web.Day;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells what reminding would do, and when it would be done. Within the running transaction. */
@Component
class NudgeForecasts {

    private final Hours hours;
    private final Parameters parameters;

    NudgeForecasts(Hours hours, Parameters parameters) {
        this.hours = hours;
        this.parameters = parameters;
    }

    /**
     * @param what what is missing, in words
     * @param units who misses it, without what is the viewer's own to do; the text for the chat group names those below only
     * @param group the heading under which the text for the chat group names a unit at this seat; "" for none
     */
    NudgeForecast of(Viewer viewer, String what, List<UnitSum> units, IntFunction<String> group, LocalDateTime now) {
        List<UnitSum> below = units.stream()
                .filter(unit -> unit.seat() > viewer.post().seat())
                .toList();
        List<UnitSum> open = below.stream().filter(unit -> unit.open() > 0).toList();
        return new NudgeForecast(
                count(units, Lateness.OVERDUE),
                count(units, Lateness.DUE_SOON),
                locked(units),
                units.stream().mapToLong(UnitSum::askable).sum(),
                units.stream().mapToLong(UnitSum::unreached).sum(),
                nobody(units, group),
                words(now),
                open.isEmpty()
                        ? ""
                        : ChatText.of(what, open, group, viewer.post().unitName(), now.toLocalDate()),
                LateSum.words(
                        NudgeForecast.some(locked(units), Spared.LOCKED.label()),
                        NudgeForecast.some(open(units) - open(below), "由本单位其他岗位承担")));
    }

    private static long count(List<UnitSum> units) {
        return units.stream().mapToLong(UnitSum::count).sum();
    }

    private static long open(List<UnitSum> units) {
        return units.stream().mapToLong(UnitSum::open).sum();
    }

    private static long locked(List<UnitSum> units) {
        return count(units) - open(units);
    }

    /** The units at which nobody can be reminded. */
    private static List<NudgeForecast.Nobody> nobody(List<UnitSum> units, IntFunction<String> group) {
        return units.stream()
                .filter(unit -> unit.unreached() > 0)
                .collect(Collectors.groupingBy(
                        unit -> group.apply(unit.seat()),
                        LinkedHashMap::new,
                        Collectors.mapping(UnitSum::named, Collectors.toCollection(LinkedHashSet::new))))
                .entrySet()
                .stream()
                .map(one -> new NudgeForecast.Nobody(one.getKey(), List.copyOf(one.getValue())))
                .toList();
    }

    private static long count(List<UnitSum> units, Lateness standing) {
        return count(units.stream().filter(unit -> unit.standing() == standing).toList());
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
