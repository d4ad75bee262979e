package cn.haoyuan.nudge;

import cn.haoyuan.access.Role;
import cn.haoyuan.duty.Effect;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.RuleSentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of a measure from one version of a plan to the next.
 *
 * @param title as the newer version has it that has the measure
 * @param asks those that only one of the versions has
 * @param before what the older version asks and the newer does not, as sentences
 * @param now what the newer version asks and the older did not
 */
record PlanChange(Effect.Change kind, String title, List<Ask> asks, List<String> before, List<String> now) {

    /** The measures that do not ask the same any more, in the order of the newer plan, then what it has dropped. */
    static List<PlanChange> between(Plan older, Plan newer) {
        List<PlanChange> changes = new ArrayList<>();
        Stream.concat(newer.measures().stream(), older.measures().stream().filter(measure -> newer.measure(measure.id())
                        .isEmpty()))
                .forEach(measure -> {
                    List<Ask> before = asks(older.measure(measure.id()));
                    List<Ask> after = asks(newer.measure(measure.id()));
                    List<Ask> gone = without(before, after);
                    List<Ask> come = without(after, before);
                    List<Ask> differing =
                            Stream.concat(gone.stream(), come.stream()).toList();
                    if (!differing.isEmpty()) {
                        Effect.Change kind = before.isEmpty()
                                ? Effect.Change.ADDED
                                : after.isEmpty() ? Effect.Change.ENDED : Effect.Change.MOVED;
                        changes.add(new PlanChange(
                                kind, measure.title(), differing, sentences(older, gone), sentences(newer, come)));
                    }
                });
        return changes;
    }

    /** Whether it is for those who do the work, or answer for a unit that owes it. */
    boolean concerns(UnitKind unit, Role role) {
        return asks.stream()
                .anyMatch(ask -> ask.who() == unit
                        && (role == Role.OFFICE
                                || role == Role.PRINCIPAL
                                || ask.post().name().equals(role.name())));
    }

    private static List<Ask> asks(Optional<Measure> measure) {
        return measure.map(Measure::asks).orElse(List.of());
    }

    private static List<String> sentences(Plan plan, List<Ask> asks) {
        return asks.stream().map(ask -> RuleSentence.of(plan, ask)).distinct().toList();
    }

    private static List<Ask> without(List<Ask> some, List<Ask> others) {
        Set<String> known = others.stream().map(Ask::fingerprint).collect(Collectors.toSet());
        return some.stream().filter(ask -> !known.contains(ask.fingerprint())).toList();
    }
}
