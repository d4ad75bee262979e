package cn.haoyuan.admin;

import cn.haoyuan.org.CountiesAlike;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Units as a file names them: by name, by code, or by name without the county's where that is no other's whole name. */
final class UnitsByName {

    /** So many names are asked about at once. */
    private static final int MOST_ALIKE = 4;

    private final List<Unit> units;
    private final Map<String, List<Unit>> byName = new HashMap<>();

    UnitsByName(List<Unit> units) {
        this.units = units;
        for (Unit unit : units) {
            byName.computeIfAbsent(unit.name(), name -> new ArrayList<>()).add(unit);
            if (unit.code() != null) {
                byName.computeIfAbsent(unit.code(), code -> new ArrayList<>()).add(unit);
            }
        }
        withoutCounty().forEach(byName::putIfAbsent);
    }

    private Map<String, List<Unit>> withoutCounty() {
        Map<String, List<Unit>> rest = new HashMap<>();
        for (Unit county : units) {
            units.stream()
                    .filter(unit -> county.kind() == UnitKind.COUNTY && county.holds(unit) && unit.id() != county.id())
                    .filter(unit -> unit.name().startsWith(county.name()))
                    .forEach(unit -> rest.computeIfAbsent(
                                    unit.name().substring(county.name().length()), name -> new ArrayList<>())
                            .add(unit));
        }
        return rest;
    }

    List<Unit> called(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** Why a name is not one unit's, naming those that may be meant. */
    String refusal(String name) {
        List<Unit> called = called(name);
        List<String> meant = (called.isEmpty() ? alike(name) : called.stream().map(Unit::name))
                .distinct()
                .toList();
        if (called.size() > 1 && meant.size() == 1) {
            return "有 " + called.size() + " 个单位同名，请填标识码";
        }
        return meant.isEmpty() || meant.size() > MOST_ALIKE
                ? "您的管理范围里没有叫这个名称的单位，请写全称或标识码"
                : "是不是 " + String.join("、", meant) + "？请写全称或标识码";
    }

    /** The names that may be meant: where what is typed begins as a county's does, that first, and no more than are asked about. */
    private Stream<String> alike(String name) {
        List<String> counties = CountiesAlike.of(units, name);
        Stream<String> skimmed = units.stream().map(Unit::name).filter(one -> !name.isEmpty() && skims(one, name));
        return counties.isEmpty()
                ? skimmed
                : Stream.concat(counties.stream(), skimmed).distinct().limit(MOST_ALIKE);
    }

    /** Whether a name has all characters of what is typed, in their order. */
    private static boolean skims(String name, String typed) {
        int at = -1;
        for (int i = 0; i < typed.length(); i++) {
            at = name.indexOf(typed.charAt(i), at + 1);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }
}
