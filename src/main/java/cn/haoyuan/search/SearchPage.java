package cn.haoyuan.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found, by kind.
 *
 * @param query as typed
 * @param more whether the page of all results shows more
 */
public record SearchPage(String query, List<Group> groups, boolean more) {

    /**
     * Results of one kind, never empty.
     *
     * @param leads what opens when one of them is chosen
     */
    public record Group(String title, String leads, List<Hit> hits) {}

    /** One result: what it is called, what tells it from its like, where it leads. */
    public record Hit(String title, @Nullable String hint, String href) {}

    /** Results in all. */
    public int count() {
        return groups.stream().mapToInt(group -> group.hits().size()).sum();
    }
}
