package cn.haoyuan.register;

import cn.haoyuan.org.CountiesAlike;
import cn.haoyuan.org.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The counties and areas that a register file may name.
 *
 * @param counties within the scope of who imports, in tree order
 * @param areas the county areas below them
 */
record Territory(List<Unit> counties, List<Unit> areas) {

    /** The only county, where a file need not name it. */
    Optional<Unit> only() {
        return counties.size() == 1 ? Optional.of(counties.getFirst()) : Optional.empty();
    }

    Unit county(String text) throws Cells.Wrong {
        Unit found = match(counties, Cells.plain(text));
        if (found == null) {
            List<String> alike = CountiesAlike.of(counties, Cells.plain(text));
            throw new Cells.Wrong("您的管理范围内没有县区“" + Cells.brief(text) + "”"
                    + (alike.isEmpty() ? "。" : "，是不是" + String.join("、", alike) + "？"));
        }
        return found;
    }

    Unit area(Unit county, String text) throws Cells.Wrong {
        List<Unit> within = areas.stream().filter(county::holds).toList();
        Unit found = match(within, Cells.plain(text));
        if (found == null) {
            String known = within.isEmpty() ? "该县区还没有片区" : "已有：" + names(within);
            throw new Cells.Wrong(county.name() + "没有片区“" + Cells.brief(text) + "”（" + known + "）。");
        }
        return found;
    }

    /** By code, by the whole name, or by the one name that ends like the text or that the text ends with. */
    private static @Nullable Unit match(List<Unit> units, String text) {
        for (Unit unit : units) {
            if (text.equals(unit.code()) || text.equals(Cells.plain(unit.name()))) {
                return unit;
            }
        }
        List<Unit> near = units.stream()
                .filter(unit -> text.length() >= 2
                        && (text.endsWith(Cells.plain(unit.name()))
                                || Cells.plain(unit.name()).endsWith(text)))
                .toList();
        return near.size() == 1 ? near.getFirst() : null;
    }

    private static String names(List<Unit> units) {
        return units.stream().limit(12).map(Unit::name).collect(Collectors.joining("、"));
    }
}
