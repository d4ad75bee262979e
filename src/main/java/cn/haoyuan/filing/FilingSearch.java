package cn.haoyuan.filing;

import cn.haoyuan.access.Viewer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which filings to list.
 *
 * @param author only what this unit files
 * @param receiver only what this unit receives
 * @param states any of these
 * @param form the id of a form, or null
 * @param text part of the name of the unit or of one above it, or null
 */
public record FilingSearch(
        @Nullable Integer author,
        @Nullable Integer receiver,
        Set<FilingState> states,
        @Nullable String form,
        @Nullable String text) {

    public FilingSearch {
        states = Set.copyOf(states);
    }

    /** What a list shows to this viewer; a state outside the list is no narrowing. */
    public static FilingSearch of(
            FilingTab tab, Viewer viewer, @Nullable FilingState state, @Nullable String form, @Nullable String text) {
        Set<FilingState> states = state == null || !tab.states().contains(state) ? tab.states() : Set.of(state);
        return new FilingSearch(
                tab == FilingTab.MINE ? viewer.unitId() : null,
                tab == FilingTab.REVIEW || tab == FilingTab.DONE ? viewer.unitId() : null,
                states,
                form == null || form.isBlank() ? null : form,
                text == null || text.isBlank() ? null : text.strip());
    }
}
