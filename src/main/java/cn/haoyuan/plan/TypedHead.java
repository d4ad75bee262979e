package cn.haoyuan.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** What a plan says of itself, and its clauses, as they are typed on a page and not yet checked. */
public record TypedHead(String title, String number, String issuer, String from, String to, List<TypedClause> clauses) {

    /** The most clauses that a page adds up to; the bundled plan has 43. */
    public static final int MOST_CLAUSES = 60;

    public TypedHead {
        clauses = List.copyOf(clauses);
    }

    /**
     * A head laid out anew.
     *
     * @param at what was added, as {@code c2}; "" for nothing
     */
    public record Laid(TypedHead head, String at) {}

    /** The head as a page shows it. */
    public static TypedHead of(Plan plan) {
        return new TypedHead(
                plan.title(),
                plan.number(),
                plan.issuer(),
                plan.from().toString(),
                plan.to().toString(),
                plan.clauses().stream().map(TypedClause::of).toList());
    }

    /** Whether there is room for another clause. */
    public boolean takesClause() {
        return clauses.size() < MOST_CLAUSES;
    }

    /** Adds or drops a clause; another step, or one to a place that is not there, changes nothing. Their order is that of their numbers. */
    public Laid after(FormStep step) {
        List<TypedClause> all = new ArrayList<>(clauses);
        boolean added = step.at().isEmpty() && step.way() == FormStep.Way.ADD;
        if (added && takesClause()) {
            all.add(new TypedClause("", "", "", ""));
            return new Laid(with(all), "c" + (all.size() - 1));
        }
        if (step.at().size() == 1
                && step.way() == FormStep.Way.DROP
                && step.at().getFirst() < all.size()) {
            all.remove((int) step.at().getFirst());
        }
        return new Laid(with(all), "");
    }

    private TypedHead with(List<TypedClause> other) {
        return new TypedHead(title, number, issuer, from, to, other);
    }

    /** The same once it is in the draft: where a clause came from is no matter then. */
    TypedHead settled() {
        return with(followed().clauses.stream()
                .map(c -> new TypedClause(c.number(), c.number(), c.title(), c.text()))
                .sorted(Comparator.comparing(TypedClause::clause, Clause.ORDER))
                .toList());
    }

    /** The same with what is nested in a clause that is numbered anew numbered along, unless it has a new number of its own. */
    TypedHead followed() {
        Map<String, String> anew = renumbered();
        return with(clauses.stream().map(clause -> clause.following(anew)).toList());
    }

    /** The same as what became of another head, whose clauses have the numbers that these had. */
    TypedHead after(TypedHead before) {
        Map<TypedClause, TypedClause> same = same(before.clauses, clauses);
        Map<TypedClause, String> was = new IdentityHashMap<>();
        same.forEach((then, now) -> was.put(now, then.number()));
        return with(clauses.stream()
                .map(c -> new TypedClause(was.getOrDefault(c, ""), c.number(), c.title(), c.text()))
                .toList());
    }

    /** Which clause of the one list is which of the other, in the order of the first: the number alone tells nothing where they are numbered anew. */
    public static Map<TypedClause, TypedClause> same(List<TypedClause> here, List<TypedClause> there) {
        List<TypedClause> left = new ArrayList<>(there);
        Map<TypedClause, TypedClause> found = new HashMap<>();
        match(
                here,
                left,
                found,
                (one, other) ->
                        other.title().equals(one.title()) && other.number().equals(one.number()));
        match(here, left, found, (one, other) -> other.title().equals(one.title()));
        match(here, left, found, (one, other) -> other.number().equals(one.number()));
        Map<TypedClause, TypedClause> inOrder = new LinkedHashMap<>();
        here.stream().filter(found::containsKey).forEach(clause -> inOrder.put(clause, found.get(clause)));
        return inOrder;
    }

    private static void match(
            List<TypedClause> here,
            List<TypedClause> left,
            Map<TypedClause, TypedClause> found,
            BiPredicate<TypedClause, TypedClause> alike) {
        for (TypedClause clause : here) {
            Optional<TypedClause> same = found.containsKey(clause)
                    ? Optional.empty()
                    : left.stream().filter(other -> alike.test(clause, other)).findFirst();
            same.ifPresent(one -> {
                found.put(clause, one);
                left.remove(one);
            });
        }
    }

    /** What clauses of the draft are to be called, by their numbers in it; what is dropped is not in it. */
    Map<String, String> renumbered() {
        return clauses.stream()
                .filter(clause -> !clause.was().isEmpty())
                .collect(Collectors.toMap(TypedClause::was, TypedClause::number, (one, again) -> one));
    }

    Map<String, Object> tree(String id) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", id);
        TypedAsk.put(tree, "title", title);
        TypedAsk.put(tree, "number", number);
        TypedAsk.put(tree, "issuer", issuer);
        TypedAsk.put(tree, "from", from);
        TypedAsk.put(tree, "to", to);
        return tree;
    }
}
