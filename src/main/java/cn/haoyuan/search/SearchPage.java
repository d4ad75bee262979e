package cn.haoyuan.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found, by kind.
 *
 * @param query as typed
 * @param records where work of more than half a year ago is looked for; "" where the viewer looks for nothing
 */
public record SearchPage(String query, List<Group> groups, String records) {

    /**
     * Results of one kind, never empty.
     *
     * @param total how many there are, of which these are the first; negative where nobody counted them and these are the latest
     * @param counted the measure word of these, with the noun where the title is another
     * @param all lists of all of them, where they are more than these and such lists stand elsewhere
     */
    public record Group(String title, List<Hit> hits, long total, String counted, List<Hit> all) {}

    /** One result: what it is called, what tells it from its like, where it leads. */
    public record Hit(String title, @Nullable String hint, String href) {}

    /** Whether there are more results than these and than lists of all lead to. */
    public boolean more() {
        return groups.stream()
                .anyMatch(group ->
                        group.total() > group.hits().size() && group.all().isEmpty());
    }

    /** Results in all that are shown. */
    public int count() {
        return groups.stream().mapToInt(group -> group.hits().size()).sum();
    }
}
