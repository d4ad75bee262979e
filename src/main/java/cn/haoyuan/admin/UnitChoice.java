package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.org.Unit;
import java.util.List;
import java.util.Set;
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

    /** How many of the places before it hold this one. */
    public int depth(Unit unit) {
        return (int) places.stream()
                .filter(place -> !place.unit().equals(unit) && place.unit().holds(unit))
                .count();
    }
}
