package cn.haoyuan.duty;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which duties to list.
 *
 * @param asOf the day: as they stood and as was known on it
 * @param unit a unit with its whole subtree: what is owed there and what is about someone there; null for all in scope
 * @param own only what is placed at the unit itself, not below it
 * @param owed only what units in scope owe, not what is owed elsewhere about them
 * @param owedBy only what this unit owes
 * @param filing only what wants a filing (true), or only what wants something else (false)
 * @param measure the key of a measure
 * @param clause the number of a clause: only what it and the clauses in it ask for
 * @param states any of these; empty for all
 * @param dueFrom due on this day or later
 * @param dueTo due on this day or earlier
 * @param text what a unit is called: part of its name, its pinyin or its code
 */
public record DutyFilter(
        LocalDate asOf,
        @Nullable Integer unit,
        boolean own,
        boolean owed,
        @Nullable Integer owedBy,
        @Nullable Boolean filing,
        @Nullable String measure,
        @Nullable String clause,
        Set<DutyState> states,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo,
        @Nullable String text) {

    private static final Set<DutyState> IN_TIME = EnumSet.of(DutyState.NOT_OPEN, DutyState.OPEN, DutyState.DUE_SOON);

    private static final Set<DutyState> LATE = EnumSet.of(DutyState.OVERDUE);

    /** Nothing but these was settled by the day, or was due before. */
    static final Set<DutyState> BEHIND =
            EnumSet.of(DutyState.OVERDUE, DutyState.MET, DutyState.MET_LATE, DutyState.WAIVED);

    public DutyFilter {
        states = Set.copyOf(states);
    }

    /** Whether it asks for more than the ledger keeps: by owner, evidence, deadline or name. */
    boolean scanned() {
        return owed
                || owedBy != null
                || filing != null
                || dueFrom != null
                || dueTo != null
                || text != null && !text.isBlank();
    }

    /** Whether it asks for states, and for none but these. */
    boolean only(Set<DutyState> these) {
        return !states.isEmpty() && these.containsAll(states);
    }

    /** The first deadline that can be among these: what is still in time is not due before the day. */
    @Nullable
    LocalDate earliestDue() {
        return only(IN_TIME) && (dueFrom == null || dueFrom.isBefore(asOf)) ? asOf : dueFrom;
    }

    /** The last deadline that can be among these: what is overdue was due before the day. */
    @Nullable
    LocalDate latestDue() {
        boolean late = states.equals(LATE);
        return late && (dueTo == null || !dueTo.isBefore(asOf)) ? asOf.minusDays(1) : dueTo;
    }

    /** Everything in scope on a day. */
    public static DutyFilter on(LocalDate asOf) {
        return new DutyFilter(
                asOf, null, false, false, null, null, null, null, EnumSet.noneOf(DutyState.class), null, null, null);
    }

    /** The subtree of a unit. */
    public DutyFilter unit(@Nullable Integer id) {
        return new DutyFilter(asOf, id, own, owed, owedBy, filing, measure, clause, states, dueFrom, dueTo, text);
    }

    /** Only what the unit {@code id} owes itself. */
    public DutyFilter owedBy(@Nullable Integer id) {
        return new DutyFilter(asOf, unit, own, owed, id, filing, measure, clause, states, dueFrom, dueTo, text);
    }

    /** Only what wants a filing. */
    public DutyFilter filings() {
        return new DutyFilter(asOf, unit, own, owed, owedBy, true, measure, clause, states, dueFrom, dueTo, text);
    }

    public DutyFilter measure(@Nullable String key) {
        return new DutyFilter(asOf, unit, own, owed, owedBy, filing, key, clause, states, dueFrom, dueTo, text);
    }

    public DutyFilter states(Set<DutyState> some) {
        return new DutyFilter(asOf, unit, own, owed, owedBy, filing, measure, clause, some, dueFrom, dueTo, text);
    }

    public DutyFilter due(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new DutyFilter(asOf, unit, own, owed, owedBy, filing, measure, clause, states, from, to, text);
    }
}
