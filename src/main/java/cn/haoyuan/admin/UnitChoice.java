package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first step towards a post: at which unit.
 *
 * @param account who is to get it; null for somebody new
 * @param action address of this step and of the next
 * @param text what was looked for; "" for the tree
 * @param opened the unit whose kindergartens the tree shows
 * @param choosable those of the places at which the viewer may give any post
 */
public record UnitChoice(
        @Nullable Account account, String action, String text, int opened, List<Place> places, Set<Integer> choosable) {

    static final int MOST = 500;

    /**
     * A unit in tree order.
     *
     * @param above the name of the unit above; null for the topmost
     * @param kindergartens how many lie right below it
     */
    public record Place(Unit unit, @Nullable String above, int kindergartens) {}

    public boolean searched() {
        return !text.isEmpty();
    }

    public boolean cut() {
        return places.size() >= MOST;
    }

    /** The unit where there is no other to choose; null where there is, or none. */
    @Nullable
    Unit only() {
        Place first = searched() || places.size() != 1 ? null : places.getFirst();
        return first != null
                        && first.kindergartens() == 0
                        && choosable.contains(first.unit().id())
                ? first.unit()
                : null;
    }

    /** What is shown row by row: the viewer's own unit, the counties, what lies in none of them; of a search all it found. */
    public List<Place> rows() {
        return searched()
                ? places
                : places.stream()
                        .filter(place -> county(place.unit()) == null)
                        .sorted(Comparator.comparing(this::turn))
                        .toList();
    }

    /** What lies in this county, to be unfolded. */
    public List<Place> within(Unit county) {
        return searched()
                ? List.of()
                : places.stream()
                        .filter(place -> county.equals(county(place.unit())))
                        .toList();
    }

    /** How much of it there is, as 6 个片区. */
    public String inside(Unit county) {
        Map<UnitKind, Long> kinds = within(county).stream()
                .collect(Collectors.groupingBy(place -> place.unit().kind(), Collectors.counting()));
        long areas = kinds.getOrDefault(UnitKind.COUNTY_AREA, 0L);
        return areas > 0 ? areas + " 个片区" : kinds.getOrDefault(UnitKind.KINDERGARTEN, 0L) + " 所幼儿园";
    }

    /** Whether the kindergartens that are shown lie in this county. */
    public boolean opens(Unit county) {
        return within(county).stream()
                .anyMatch(place -> place.unit().id() == opened || place.unit().kind() == UnitKind.KINDERGARTEN);
    }

    /** How many of the rows before it hold this one, an area of the city apart from its counties. */
    public int depth(Unit unit) {
        return (int) places.stream()
                .map(Place::unit)
                .filter(above -> !above.equals(unit) && above.holds(unit))
                .filter(above ->
                        unit.kind() == UnitKind.CITY_AREA || above.kind() != UnitKind.CITY_AREA || above.equals(top()))
                .count();
    }

    private Unit top() {
        return places.getFirst().unit();
    }

    private int turn(Place place) {
        return place.unit().equals(top()) ? 0 : place.unit().kind() == UnitKind.COUNTY ? 1 : 2;
    }

    /** The county below the viewer's own unit in which this one lies; null for none. */
    private @Nullable Unit county(Unit unit) {
        return places.stream()
                .map(Place::unit)
                .filter(above -> above.kind() == UnitKind.COUNTY && !above.equals(top()))
                .filter(above -> !above.equals(unit) && above.holds(unit))
                .findFirst()
                .orElse(null);
    }
}
