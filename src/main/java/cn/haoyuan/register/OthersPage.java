package cn.haoyuan.register;

import cn.haoyuan.org.Unit;
import java.util.List;

/**
 * What another unit may be, while it is typed.
 *
 * @param typed what is typed so far
 * @param away counties that are told of those that lie in them
 */
public record OthersPage(String typed, List<Unit> units, List<Unit> away) {

    /** What is written into the field: the name, or the code where another that is offered has the same name. */
    public String value(Unit unit) {
        boolean twice =
                units.stream().filter(other -> other.name().equals(unit.name())).count() > 1;
        return twice && unit.code() != null ? unit.code() : unit.name();
    }

    /** What stands beside it. Browsers drop an offer in which they do not find what is typed: of a spelling, that is said again. */
    public String label(Unit unit) {
        String code = unit.code() == null ? "" : unit.code();
        String said = (value(unit).equals(code) ? unit.name() : code) + " " + county(away, unit);
        return (unit.name() + code).contains(typed) ? said.strip() : (said.strip() + " " + typed).strip();
    }

    /** The name of that of the counties that it lies in; "" for none. */
    static String county(List<Unit> counties, Unit unit) {
        return counties.stream()
                .filter(county -> county.holds(unit) && county.id() != unit.id())
                .map(Unit::name)
                .findFirst()
                .orElse("");
    }
}
