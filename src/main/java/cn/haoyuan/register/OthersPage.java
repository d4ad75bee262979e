package cn.haoyuan.register;

import cn.haoyuan.org.Unit;
import java.util.List;

/**
 * What another unit may be, while it is typed.
 *
 * @param typed what is typed so far
 */
public record OthersPage(String typed, List<Unit> units) {

    /** What is written into the field: the name, or the code where another that is offered has the same name. */
    public String value(Unit unit) {
        boolean twice =
                units.stream().filter(other -> other.name().equals(unit.name())).count() > 1;
        return twice && unit.code() != null ? unit.code() : unit.name();
    }

    /** What stands beside it. Browsers drop an offer in which they do not find what is typed: of a spelling, that is said again. */
    public String label(Unit unit) {
        String code = unit.code() == null ? "" : unit.code();
        String said = value(unit).equals(code) ? unit.name() : code;
        return (unit.name() + code).contains(typed) ? said : (said + " " + typed).strip();
    }
}
