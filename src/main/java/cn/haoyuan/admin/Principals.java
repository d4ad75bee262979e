package cn.haoyuan.admin;

import cn.haoyuan.access.Appointments;
import cn.haoyuan.access.Appointments.Since;
import cn.haoyuan.access.Role;
import cn.haoyuan.org.Kindergartens;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What follows for a kindergarten from who its principals are: its profile says since when one who followed another is in office; a
 * second one is noticed, which is no error, for one may follow another, but rarely meant. Within the running transaction.
 */
@Component
class Principals {

    private final Appointments appointments;
    private final Kindergartens kindergartens;

    Principals(Appointments appointments, Kindergartens kindergartens) {
        this.appointments = appointments;
        this.kindergartens = kindergartens;
    }

    /**
     * Where one principal followed another, the profile says since when. Elsewhere it stays: an account that is entered for who has long
     * been in office begins on any day.
     */
    void follow(Collection<Integer> units) {
        Map<Integer, LocalDate> since = appointments.since(units, Role.PRINCIPAL).stream()
                .filter(Since::following)
                .collect(Collectors.toMap(Since::unitId, Since::day));
        if (!since.isEmpty()) {
            kindergartens.headed(since);
        }
    }

    /** The same of one unit where somebody was given this post, or lost it. */
    void follow(int unitId, Role role) {
        if (role == Role.PRINCIPAL) {
            follow(List.of(unitId));
        }
    }

    /** Which of these kindergartens, names by id, have two at once, today or later: a sentence each, in the same order. */
    List<String> doubled(Map<Integer, String> kindergartens) {
        Map<Integer, String> holders = appointments.sharing(kindergartens.keySet(), Role.PRINCIPAL);
        return kindergartens.entrySet().stream()
                .filter(unit -> holders.containsKey(unit.getKey()))
                .map(unit -> unit.getValue() + "有不止一位园长：" + holders.get(unit.getKey())
                        + "。已离任而没有写任职到哪天的，请在其账号页结束任职；确是同时任职的不用处理。")
                .toList();
    }

    /** The same of one unit that somebody was given this post at; "" where nothing is to be said. */
    String doubled(int unitId, String unit, Role given) {
        return given == Role.PRINCIPAL ? String.join("", doubled(Map.of(unitId, unit))) : "";
    }
}
