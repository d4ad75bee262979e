package cn.haoyuan.register;

import cn.haoyuan.org.Grade;
import cn.haoyuan.org.Locality;
import cn.haoyuan.org.Sponsor;
import cn.haoyuan.org.Terrain;
import cn.haoyuan.org.Unit;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What cells were taken for where they say it in other words: 公立 for 公办. A day is written in many ways, all of them plain; only a bare
 * number is not.
 */
final class Understood {

    /** So many different ones are shown; a file that needs more has a pattern that these show. */
    private static final int MOST = 30;

    private record Cell(String column, String text, String taken) {}

    private final Map<Cell, Integer> times = new LinkedHashMap<>();

    void add(RegisterColumn column, String text, Object taken) {
        Cell cell = new Cell(column.heading(), Cells.brief(text), word(taken));
        if (!cell.taken.equals(text) && !plainly(text, taken) && (times.size() < MOST || times.containsKey(cell))) {
            times.merge(cell, 1, Integer::sum);
        }
    }

    private static boolean plainly(String text, Object taken) {
        return taken instanceof LocalDate && !text.chars().allMatch(Character::isDigit);
    }

    List<ImportPage.Taken> list() {
        return times.entrySet().stream()
                .map(each -> new ImportPage.Taken(
                        each.getKey().column, each.getKey().text, each.getKey().taken, each.getValue()))
                .toList();
    }

    private static String word(Object taken) {
        return switch (taken) {
            case Sponsor sponsor -> sponsor.label();
            case Grade grade -> grade.label();
            case Terrain terrain -> terrain.label();
            case Locality locality -> locality.label();
            case Unit unit -> unit.name();
            case Boolean yes -> yes ? "是" : "否";
            default -> taken.toString();
        };
    }
}
