package cn.haoyuan.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what would bring itself about without end: whoever does what an event asks for puts on record what asks for the next, and so on
 * back to the first. An ask leads to another if whatever meets it is what the other waits for: the same form, or the same kind and topic, or
 * the kind where the other waits for any. That is not so where somebody decides it anew each time: a check that is asked for under
 * one topic leads back to the problem only if a person ticks that as well, and a letter that may be of thanks or a circular asks for
 * nothing by itself. Such circles end when people say so, and stay possible. Who owes what is not looked at: a circle is refused also where no
 * unit could close it today.
 */
final class EventCircles {

    /** An ask of an event; {@code place}: where it is read, null for what is known already. */
    private record Step(String title, Ask ask, @Nullable YamlMap place) {

        boolean leadsTo(Step next) {
            EventTrigger on = next.ask.on();
            String about = ask.evidence() == EvidenceKind.FILING ? ask.form() : ask.topic();
            return on != null
                    && on.kind() == ask.evidence()
                    && (on.topic() == null || on.topic().equals(about));
        }
    }

    private final List<Step> steps = new ArrayList<>();

    /** {@code places}: of its asks, in their order; none where it is known already. */
    void add(Measure measure, List<YamlMap> places) {
        for (int i = 0; i < measure.asks().size(); i++) {
            Ask ask = measure.asks().get(i);
            if (ask.on() != null) {
                steps.add(new Step(measure.title(), ask, i < places.size() ? places.get(i) : null));
            }
        }
    }

    /** Refuses each circle once, at the first of its steps that is being read. */
    void refuse() {
        Set<Step> told = new LinkedHashSet<>();
        for (Step step : steps) {
            YamlMap place = step.place();
            if (place == null || told.contains(step)) {
                continue;
            }
            List<Step> circle = back(step, List.of(step), new HashSet<>(Set.of(step)));
            told.addAll(circle);
            if (circle.size() == 1) {
                place.refuse("on", "不能由它自己的佐证触发，否则没有尽头");
            } else if (!circle.isEmpty()) {
                place.refuse(
                        "on",
                        "这几项一项触发一项，又回到第一项，没有尽头：%s。请改掉其中一项的触发佐证"
                                .formatted(circle.stream().map(Step::title).collect(Collectors.joining("、"))));
            }
        }
    }

    /**
     * The steps from the first of the path back to it; none where nothing leads there. {@code seen}: those looked at already, each once,
     * as what does not lead back by one path does so by none.
     */
    private List<Step> back(Step first, List<Step> path, Set<Step> seen) {
        Step last = path.getLast();
        if (last.leadsTo(first)) {
            return path;
        }
        for (Step next : steps) {
            if (last.leadsTo(next) && seen.add(next)) {
                List<Step> longer = new ArrayList<>(path);
                longer.add(next);
                List<Step> circle = back(first, longer, seen);
                if (!circle.isEmpty()) {
                    return circle;
                }
            }
        }
        return List.of();
    }
}
