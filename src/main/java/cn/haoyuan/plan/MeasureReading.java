package cn.haoyuan.plan;

import java.util.ArrayList;
import java.util.List;

/** What came of reading a measure from a page: the measure, or every reason why not, each at its field. */
public sealed interface MeasureReading {

    record Accepted(Measure measure) implements MeasureReading {}

    /** @param problems at least one; their keys are those of {@link #field} */
    record Refused(List<Problem> problems) implements MeasureReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a measure by the rules of a plan file: it is written as one and read back.
     *
     * @param plan what the measure may refer to, beside the topic that it has to itself
     */
    static MeasureReading read(Plan plan, String id, TypedMeasure typed) {
        List<Problem> problems = new ArrayList<>();
        YamlMap map = YamlFile.open(new PlanFile("", PlanWriter.yaml(typed.tree(id))), problems);
        Measure measure = null;
        if (problems.isEmpty()) {
            MeasureReader reader = new MeasureReader(PlanFrame.of(plan.owning(id, typed)))
                    .beside(plan.measures().stream()
                            .filter(other -> !other.id().equals(id))
                            .toList());
            measure = reader.read(map).asItsForm(plan.forms());
            reader.refuseCircles();
        }
        return measure != null && problems.isEmpty()
                ? new Accepted(measure)
                : new Refused(problems.stream()
                        .map(problem -> atField(problem, typed))
                        .distinct()
                        .toList());
    }

    private static Problem atField(Problem problem, TypedMeasure typed) {
        return problem.at(field(problem.key(), typed));
    }

    /** The field of the page that a key of the file is typed in: {@code a0.dueValue} for {@code duties[1].due.afterEnd}. */
    private static String field(String key, TypedMeasure typed) {
        if (key.isEmpty() || key.equals("duties")) {
            return "asks";
        }
        if (key.startsWith("standing")) {
            return key.endsWith(".who") ? "conditionWho" : key.endsWith(".from") ? "conditionFrom" : "condition";
        }
        if (!key.startsWith("duties[")) {
            return key.startsWith("clauses") ? "clause" : key;
        }
        int ask = Integer.parseInt(key.substring(7, key.indexOf(']'))) - 1;
        String rest = key.substring(Math.min(key.indexOf(']') + 2, key.length()));
        String first = rest.isEmpty() ? "who" : rest.split("[.\\[]", 2)[0];
        return "a" + ask + "."
                + switch (first) {
                    case "form", "topic" -> "evidence";
                    case "due" -> rest.equals(first) ? "due" : "dueValue";
                    case "opens" ->
                        rest.equals(first) && !typed.asks().get(ask).opens().equals("on") ? "opens" : "opensValue";
                    default -> first;
                };
    }
}
