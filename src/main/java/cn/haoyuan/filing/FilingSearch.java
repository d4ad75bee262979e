package cn.haoyuan.filing;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which filings to list.
 *
 * @param author only what this unit files
 * @param receiver only what this unit receives
 * @param states any of these
 * @param form the id of a form, or null
 * @param from submitted last on this day or later
 * @param to submitted last on this day or earlier
 * @param unit only of this unit and those below it
 * @param text what the unit or one above it is called, or null
 * @param recent only what was decided on lately, as the progress of a review counts it
 */
public record FilingSearch(
        @Nullable Integer author,
        @Nullable Integer receiver,
        Set<FilingState> states,
        @Nullable String form,
        @Nullable Integer unit,
        @Nullable String text,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean recent) {

    public FilingSearch {
        states = Set.copyOf(states);
    }
}
