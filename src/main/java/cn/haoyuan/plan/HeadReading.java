package cn.haoyuan.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of reading a plan's head and clauses from a page: the plan, or every reason why not, each at its field. */
public sealed interface HeadReading {

    /** How the key of a problem begins that a measure has with the new head; its id follows. */
    String MEASURE = "measure:";

    record Accepted(Plan plan) implements HeadReading {}

    /** @param problems at least one; their keys are those of {@link #field}, or of a measure */
    record Refused(List<Problem> problems) implements HeadReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads them by the rules of a plan file: the whole plan is written as one and read back. Measures go along with the clauses that
     * they cite, and what begins on the plan's first day with that day.
     *
     * @param forms of the plan
     */
    static HeadReading read(Plan plan, List<PlanFile> forms, TypedHead typed) {
        Map<String, String> renumbered = typed.renumbered();
        List<Measure> measures = plan.measures().stream()
                .map(measure -> measure.citing(renumbered))
                .toList();
        Map<String, Object> tree = PlanTree.plan(plan.with(measures));
        tree.put("plan", typed.tree(plan.id()));
        tree.put("clauses", typed.clauses().stream().map(TypedClause::tree).toList());
        List<Problem> problems = new ArrayList<>(torn(plan, renumbered));
        switch (PlanReader.read(new PlanFile("", PlanWriter.yaml(tree)), forms)) {
            case PlanReading.Accepted(Plan read) -> {
                if (problems.isEmpty()) {
                    return new Accepted(read);
                }
            }
            case PlanReading.Refused(List<Problem> refused) -> problems.addAll(atFields(plan, typed, refused));
        }
        return new Refused(problems);
    }

    /** Clauses that were taken out although measures are read from them. */
    private static List<Problem> torn(Plan plan, Map<String, String> left) {
        return plan.clauses().stream()
                .filter(clause -> !left.containsKey(clause.number()))
                .filter(clause -> !plan.measuresOf(clause.number()).isEmpty())
                .map(clause -> new Problem(
                        "",
                        1,
                        "clauses",
                        "条款“%s %s”不能删去：%s"
                                .formatted(clause.number(), clause.title(), held(plan.measuresOf(clause.number())))))
                .toList();
    }

    /** Why a clause stays, in Chinese. */
    static String held(List<Measure> measures) {
        return "举措" + measures.stream().map(m -> "“" + m.title() + "”").collect(Collectors.joining()) + "以它为依据";
    }

    /** At each field what is wrong first: of what is missing nobody asks how it is written. */
    private static List<Problem> atFields(Plan plan, TypedHead typed, List<Problem> refused) {
        List<Problem> own = refused.stream()
                .filter(problem -> !problem.key().startsWith("measures["))
                .map(problem -> problem.at(field(problem.key(), typed)))
                .collect(
                        Collectors.toMap(Problem::key, Function.identity(), (first, more) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        boolean period =
                own.stream().noneMatch(p -> p.key().equals("from") || p.key().equals("to"));
        // that a clause is missing is told where it went
        Stream<Problem> others = refused.stream()
                .filter(problem -> period && problem.key().startsWith("measures["))
                .filter(problem -> !problem.key().matches("measures\\[[^]]*]\\.clauses.*"))
                .map(problem -> before(plan, problem));
        return Stream.concat(own.stream(), others).distinct().toList();
    }

    private static Problem before(Plan plan, Problem problem) {
        String id = problem.key().substring("measures[".length(), problem.key().indexOf(']'));
        String title = plan.measure(id).map(Measure::title).orElse(id);
        return new Problem("", 1, MEASURE + id, "举措“%s”在新的期限里不成立：%s".formatted(title, problem.plain()));
    }

    /** The field of the page that a key of the file is typed in: {@code c2.title} for {@code clauses[三].title}. */
    private static String field(String key, TypedHead typed) {
        if (key.startsWith("plan.")) {
            return key.substring("plan.".length());
        }
        Matcher parts =
                Pattern.compile("clauses\\[(.*)](\\.[a-z]+)?", Pattern.DOTALL).matcher(key);
        if (!parts.matches()) {
            return key;
        }
        // of two with the same number the later one is wrong
        int at = typed.clauses().stream().map(TypedClause::number).toList().lastIndexOf(parts.group(1));
        return "c" + (at < 0 ? Integer.parseInt(parts.group(1)) - 1 : at)
                + (parts.group(2) == null ? "" : parts.group(2));
    }
}
