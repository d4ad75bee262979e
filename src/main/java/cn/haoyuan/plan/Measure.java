package cn.haoyuan.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What clauses of the policy ask, made runnable. It has asks, or a standing condition, or both.
 *
 * @param clauses the numbers of the clauses it is read from, the most telling first
 * @param title at most 16 characters, for matrices
 * @param reader who will read what is handed in; of a measure that asks for one form and nothing else, as the form says
 * @param minutes honest estimate of the working time that one duty takes; alike
 */
public record Measure(
        String id,
        List<String> clauses,
        String title,
        String text,
        String reader,
        int minutes,
        @Nullable Standing standing,
        List<Ask> asks) {

    /** As the document has the clauses that they are mainly read from. */
    public static final Comparator<Measure> BY_CLAUSE =
            Comparator.comparing(measure -> new Clause(measure.clauses().getFirst(), "", ""), Clause.ORDER);

    public Measure {
        clauses = List.copyOf(clauses);
        asks = List.copyOf(asks);
    }

    /** The form that is all that is asked for; empty where something else is, or several. */
    static Optional<String> form(List<Ask> asks) {
        Set<String> asked = asks.stream().map(ask -> String.valueOf(ask.form())).collect(Collectors.toSet());
        return asks.isEmpty() || asked.size() > 1
                ? Optional.empty()
                : Optional.ofNullable(asks.getFirst().form());
    }

    /** The same, read by whom and taking as long as its form says, where that is all that it asks for. */
    Measure asItsForm(List<Form> forms) {
        return forms.stream()
                .filter(form -> form(asks).filter(form.id()::equals).isPresent())
                .findFirst()
                .map(form -> new Measure(id, clauses, title, text, form.reader(), form.minutes(), standing, asks))
                .orElse(this);
    }

    /** The same, read from other clauses. */
    Measure citing(Map<String, String> renumbered) {
        List<String> numbers = clauses.stream()
                .map(number -> renumbered.getOrDefault(number, number))
                .toList();
        return new Measure(id, numbers, title, text, reader, minutes, standing, asks);
    }

    /** The same, edited from what it was before: see {@link Ask#edited}. */
    Measure edited(Measure before) {
        return new Measure(
                id,
                clauses,
                title,
                text,
                reader,
                minutes,
                standing,
                asks.stream().map(ask -> ask.edited(before.asks)).toList());
    }
}
