package cn.haoyuan.admin;

import cn.haoyuan.access.Appointments;
import cn.haoyuan.access.Role;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Notices where a kindergarten gets a second principal: no error, for one may follow another, but rarely meant. Within the running transaction. */
@Component
class Principals {

    private final Appointments appointments;

    Principals(Appointments appointments) {
        this.appointments = appointments;
    }

    /** Which of these kindergartens, names by id, have two at once, today or later: a sentence each, in the same order. */
    List<String> doubled(Map<Integer, String> kindergartens) {
        Map<Integer, String> holders = appointments.sharing(kindergartens.keySet(), Role.PRINCIPAL);
        return kindergartens.entrySet().stream()
                .filter(unit -> holders.containsKey(unit.getKey()))
                .map(unit ->
                        unit.getValue() + "有不止一位园长：" + holders.get(unit.getKey()) + "。已离任的，请在其账号页结束任职；确是同时任职的不用处理。")
                .toList();
    }

    /** The same of one unit that somebody was given this post at; "" where nothing is to be said. */
    String doubled(int unitId, String unit, Role given) {
        return given == Role.PRINCIPAL ? String.join("", doubled(Map.of(unitId, unit))) : "";
    }
}
