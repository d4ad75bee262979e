package cn.haoyuan.org;

import java.util.List;
import java.util.regex.Pattern;

/** Counties that may be meant by what is the name of none: 湾里区 is 湾里管理局, 东湖区教育局 is 东湖区. */
public final class CountiesAlike {

    private static final Pattern OFFICE = Pattern.compile("(教育体育局|教科体局|教体局|教育局|社会发展局|社发局|教办)$");
    private static final Pattern LEVEL = Pattern.compile("(管理局|管委会|管理区|开发区|新区|区|县|市)$");
    private static final int SHORTEST = 2;

    private CountiesAlike() {}

    /** The names of those that begin as what is typed does, without what it says of their kind and office. */
    public static List<String> of(List<Unit> units, String typed) {
        String stem = LEVEL.matcher(OFFICE.matcher(typed).replaceFirst("")).replaceFirst("");
        return units.stream()
                .filter(unit -> unit.kind() == UnitKind.COUNTY && stem.length() >= SHORTEST)
                .map(Unit::name)
                .filter(name -> name.startsWith(stem))
                .toList();
    }
}
