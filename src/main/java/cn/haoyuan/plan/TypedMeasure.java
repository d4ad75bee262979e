package cn.haoyuan.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A measure as it is typed or chosen on a page and not yet checked: the words of a plan file, "" for nothing.
 *
 * @param clause the clause it is mainly read from
 * @param also further clauses
 * @param condition the standing condition, "" where there is none
 */
public record TypedMeasure(
        String title,
        String text,
        String clause,
        List<String> also,
        String reader,
        String minutes,
        String condition,
        String conditionWho,
        String conditionFrom,
        List<TypedAsk> asks) {

    /** The most asks that a page takes; the bundled plan has 4 at most. */
    public static final int MOST_ASKS = 12;

    /** Where a measure that is added begins. */
    public static final TypedMeasure BLANK =
            new TypedMeasure("", "", "", List.of(), "", "", "", "", "", List.of(TypedAsk.BLANK));

    public TypedMeasure {
        also = List.copyOf(also);
        asks = List.copyOf(asks);
    }

    /** The measure as a page shows it. */
    public static TypedMeasure of(Measure measure, Plan plan) {
        Map<String, Object> tree = PlanTree.measure(measure, plan.from());
        Map<?, ?> standing = tree.get("standing") instanceof Map<?, ?> found ? found : Map.of();
        List<TypedAsk> asks = new ArrayList<>();
        if (tree.get("duties") instanceof List<?> duties) {
            duties.forEach(duty -> asks.add(TypedAsk.of((Map<?, ?>) duty)));
        }
        return new TypedMeasure(
                measure.title(),
                measure.text(),
                measure.clauses().getFirst(),
                measure.clauses().subList(1, measure.clauses().size()),
                measure.reader(),
                String.valueOf(measure.minutes()),
                TypedAsk.text(standing, "condition"),
                TypedAsk.text(standing, "who"),
                TypedAsk.text(standing, "from"),
                asks);
    }

    /** The same with another ask at the end. */
    public TypedMeasure plusAsk() {
        List<TypedAsk> more = new ArrayList<>(asks);
        more.add(TypedAsk.BLANK);
        return with(more.subList(0, Math.min(more.size(), MOST_ASKS)));
    }

    /** The same without the ask at {@code index}, counted from 0. */
    public TypedMeasure withoutAsk(int index) {
        List<TypedAsk> fewer = new ArrayList<>(asks);
        if (index >= 0 && index < fewer.size()) {
            fewer.remove(index);
        }
        return with(fewer);
    }

    /** The same with clauses cited as they are called now. */
    TypedMeasure renumbered(Map<String, String> numbers) {
        List<String> others =
                also.stream().map(one -> numbers.getOrDefault(one, one)).toList();
        return new TypedMeasure(
                title,
                text,
                numbers.getOrDefault(clause, clause),
                others,
                reader,
                minutes,
                condition,
                conditionWho,
                conditionFrom,
                asks);
    }

    TypedMeasure withoutDefaults() {
        return with(asks.stream().map(TypedAsk::withoutDefaults).toList());
    }

    TypedMeasure with(List<TypedAsk> other) {
        return new TypedMeasure(
                title, text, clause, also, reader, minutes, condition, conditionWho, conditionFrom, other);
    }

    Map<String, Object> tree(String id) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", id);
        List<String> clauses = new ArrayList<>(also);
        clauses.remove(clause);
        if (!clause.isBlank()) {
            clauses.addFirst(clause);
        }
        tree.put("clauses", clauses);
        TypedAsk.put(tree, "title", title);
        TypedAsk.put(tree, "text", text);
        TypedAsk.put(tree, "reader", reader);
        TypedAsk.put(tree, "minutes", minutes);
        if (!condition.isBlank()) {
            Map<String, Object> standing = new LinkedHashMap<>();
            TypedAsk.put(standing, "condition", condition);
            TypedAsk.put(standing, "who", conditionWho);
            TypedAsk.put(standing, "from", conditionFrom);
            tree.put("standing", standing);
        }
        if (!asks.isEmpty()) {
            tree.put("duties", asks.stream().map(ask -> ask.tree(id)).toList());
        }
        return tree;
    }
}
