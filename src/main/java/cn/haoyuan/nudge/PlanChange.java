package cn.haoyuan.nudge;

import cn.haoyuan.access.Role;
import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.duty.Effect;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.RuleSentence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of a measure from one version of a plan to the next, for somebody.
 *
 * @param measure its key
 * @param title as the newer version has it that has the measure
 * @param before what the older version asks of them, and of those whom they lead, and the newer does not, as sentences
 * @param now what the newer version asks of them and the older did not; where only something differs that sentences do not tell
 *     (the day on which a duty opens), both are empty
 */
record PlanChange(Effect.Change kind, String measure, String title, List<String> before, List<String> now) {

    /** Where somebody works. */
    record Place(UnitKind unit, Role role) {

        /** Whether it is for those who do the work, or answer for a unit that owes it, or lead such units. */
        boolean concerns(Ask ask) {
            return ask.who() == unit && (role.leads() || ask.post().name().equals(role.name()))
                    || role.leads() && ask.who().compareTo(unit) > 0;
        }
    }

    /** The measures that do not ask the same any more of who has these places, in the order of the newer plan, then what it has dropped. */
    static List<PlanChange> between(Plan older, Plan newer, Collection<Place> places) {
        List<PlanChange> changes = new ArrayList<>();
        Stream.concat(newer.measures().stream(), older.measures().stream().filter(measure -> newer.measure(measure.id())
                        .isEmpty()))
                .forEach(measure -> {
                    List<Ask> before = asks(older.measure(measure.id()), places);
                    List<Ask> after = asks(newer.measure(measure.id()), places);
                    List<Ask> gone = without(before, after);
                    List<Ask> come = without(after, before);
                    if (!gone.isEmpty() || !come.isEmpty()) {
                        Effect.Change kind = before.isEmpty()
                                ? Effect.Change.ADDED
                                : after.isEmpty() ? Effect.Change.ENDED : Effect.Change.MOVED;
                        List<String> was = sentences(older, gone);
                        List<String> is = sentences(newer, come);
                        changes.add(new PlanChange(kind, measure.id(), measure.title(), less(was, is), less(is, was)));
                    }
                });
        return changes;
    }

    /** How many measures of a plan ask something of who has these places, or of those whom they lead, only when something happens. */
    static long onEvents(Plan plan, Collection<Place> places) {
        return plan.measures().stream()
                .map(measure -> asks(Optional.of(measure), places))
                .filter(asks -> !asks.isEmpty() && asks.stream().allMatch(ask -> ask.cadence() == Cadence.EVENT))
                .count();
    }

    /** The titles of the forms that ask something else from now on of who has these places, or of those whom they lead. */
    static List<String> forms(Plan older, Plan newer, Collection<Place> places) {
        return newer.forms().stream()
                .filter(form -> older.form(form.id())
                        .filter(before -> !before.equals(form))
                        .isPresent())
                .filter(form -> newer.asking(form.id()).stream()
                        .flatMap(measure -> asks(Optional.of(measure), places).stream())
                        .anyMatch(ask -> form.id().equals(ask.form())))
                .map(Form::title)
                .toList();
    }

    private static List<Ask> asks(Optional<Measure> measure, Collection<Place> places) {
        return measure.map(Measure::asks).orElse(List.of()).stream()
                .filter(ask -> places.stream().anyMatch(place -> place.concerns(ask)))
                .toList();
    }

    private static List<String> sentences(Plan plan, List<Ask> asks) {
        return asks.stream().map(ask -> RuleSentence.of(plan, ask)).distinct().toList();
    }

    private static List<String> less(List<String> some, List<String> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }

    private static List<Ask> without(List<Ask> some, List<Ask> others) {
        Set<String> known = others.stream().map(Ask::fingerprint).collect(Collectors.toSet());
        return some.stream().filter(ask -> !known.contains(ask.fingerprint())).toList();
    }
}
