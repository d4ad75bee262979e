package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clauses that ask for something here, nested as in the document, down to their measures. A clause counts what it and the
 * clauses in it ask for; a measure stands under its most telling clause only, so nothing counts twice.
 *
 * @param query how the page was asked for
 * @param present whether the figures are those of today
 */
public record ClauseTree(Plan plan, BoardQuery query, boolean present, List<Node> chapters) {

    /** Where the measure stands unfolded with its whole rule. */
    public String rule(Measure measure) {
        return Look.rule(query, measure.id());
    }

    /** Who of the same has not filed what the measure asks for. */
    public String missing(Measure measure) {
        return query.address("/missing").with("measure", measure.id()).toString();
    }

    /**
     * A clause.
     *
     * @param open whether it is shown unfolded
     */
    public record Node(
            Clause clause,
            Counts counts,
            Drill drill,
            boolean open,
            List<Node> parts,
            List<Leaf> leaves,
            List<BoardPage.Condition> conditions) {}

    /** A measure; {@code measure} is null where the plan in force has it no longer. */
    public record Leaf(
            String key,
            String title,
            Counts counts,
            Drill drill,
            @Nullable Measure measure,
            boolean open) {}

    /** What the tree grows from. */
    private record Ground(
            Plan plan,
            Map<String, List<Leaf>> leaves,
            List<BoardPage.Condition> conditions,
            @Nullable Integer unit,
            @Nullable LocalDate linked) {}

    static ClauseTree of(
            Plan plan,
            List<BoardRow> rows,
            List<BoardPage.Condition> conditions,
            @Nullable Integer unit,
            @Nullable LocalDate linked,
            BoardQuery query) {
        Map<String, List<Leaf>> leaves = new LinkedHashMap<>();
        for (BoardRow row : rows) {
            leaves.computeIfAbsent(String.valueOf(row.clause()), number -> new ArrayList<>())
                    .add(new Leaf(
                            row.key(),
                            row.name(),
                            row.counts(),
                            Drill.of(row, linked),
                            plan.measure(row.key()).orElse(null),
                            row.key().equals(query.open())));
        }
        Ground ground = new Ground(plan, leaves, conditions, unit, linked);
        List<Node> chapters = new ArrayList<>(plan.clauses().stream()
                .filter(clause -> clause.level() == 1)
                .map(clause -> node(ground, clause))
                .flatMap(Optional::stream)
                .toList());
        leaves.keySet().stream()
                .filter(number -> plan.clause(number).isEmpty())
                .map(number -> node(ground, new Clause(number, "（现行计划中没有的条款）", "")))
                .flatMap(Optional::stream)
                .forEach(chapters::add);
        return new ClauseTree(plan, query, linked == null, chapters);
    }

    private static Optional<Node> node(Ground ground, Clause clause) {
        String number = clause.number();
        List<Node> parts = ground.plan().clauses().stream()
                .filter(part -> part.parent().filter(number::equals).isPresent())
                .map(part -> node(ground, part))
                .flatMap(Optional::stream)
                .toList();
        List<Leaf> leaves = ground.leaves().getOrDefault(number, List.of());
        List<BoardPage.Condition> conditions = ground.conditions().stream()
                .filter(condition -> condition.number().equals(number))
                .toList();
        if (parts.isEmpty() && leaves.isEmpty() && conditions.isEmpty()) {
            return Optional.empty();
        }
        Counts counts = Counts.NONE;
        for (Node part : parts) {
            counts = counts.plus(part.counts());
        }
        for (Leaf leaf : leaves) {
            counts = counts.plus(leaf.counts());
        }
        boolean open = !parts.isEmpty() || leaves.stream().anyMatch(Leaf::open);
        Drill drill = new Drill(ground.unit(), false, null, ground.linked(), number);
        return Optional.of(new Node(clause, counts, drill, open, parts, leaves, conditions));
    }
}
