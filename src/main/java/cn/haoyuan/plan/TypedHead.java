package cn.haoyuan.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * @param at what was moved or added, as {@code c2}; "" for nothing
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

    /** Takes a step among the clauses; one to a place that is not there changes nothing. */
    public Laid after(FormStep step) {
        List<TypedClause> all = new ArrayList<>(clauses);
        boolean added = step.at().isEmpty() && step.way() == FormStep.Way.ADD;
        if (added && takesClause()) {
            all.add(new TypedClause("", "", "", ""));
            return new Laid(with(all), "c" + (all.size() - 1));
        }
        if (step.at().size() != 1 || step.way() == FormStep.Way.ADD || step.at().getFirst() >= all.size()) {
            return new Laid(this, "");
        }
        int to = step.moved(all, step.at().getFirst());
        return new Laid(with(all), step.way() == FormStep.Way.DROP ? "" : "c" + to);
    }

    private TypedHead with(List<TypedClause> other) {
        return new TypedHead(title, number, issuer, from, to, other);
    }

    /** The same once it is in the draft: where a clause came from is no matter then. */
    TypedHead settled() {
        return with(clauses.stream()
                .map(c -> new TypedClause(c.number(), c.number(), c.title(), c.text()))
                .toList());
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
