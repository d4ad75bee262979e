package cn.haoyuan.assessment;

import cn.haoyuan.duty.Sequels.Sequel;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A letter that asked a county for something, in the words of the bundled plan a circular.
 *
 * @param answer what the county owes then
 * @param report what it owes once its answer was accepted: that what was promised there is done; null before
 */
record Demand(Sequel letter, Sequel answer, @Nullable Sequel report) {

    /** The letters among the steps of a county's assessment that asked for something, in their order. */
    static List<Demand> of(List<Sequel> steps) {
        return steps.stream()
                .filter(each -> each.step() == 1 && each.factId() != null)
                .flatMap(letter -> after(letter, steps)
                        .map(answer -> new Demand(
                                letter, answer, after(answer, steps).findFirst().orElse(null))))
                .toList();
    }

    /** A duty once, however often it was met. */
    private static Stream<Sequel> after(Sequel step, List<Sequel> steps) {
        return step.factId() == null
                ? Stream.empty()
                : steps.stream()
                        .filter(each -> Objects.equals(each.cause(), step.factId()))
                        .limit(1);
    }
}
