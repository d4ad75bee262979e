package cn.haoyuan.publication;

import cn.haoyuan.plan.Edit;
import cn.haoyuan.plan.HeadReading;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.PeriodMove;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Problem;
import cn.haoyuan.plan.TypedClause;
import cn.haoyuan.plan.TypedHead;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a draft says of its plan, and its clauses, to be changed.
 *
 * @param typed what the fields show
 * @param base the content that the save begins from
 * @param opened the clause that stands open, as {@code c2}
 * @param problems what is wrong, where a save was tried
 * @param saved whether what the fields show was just kept, and nothing of it is left on the device
 * @param theirs what somebody else saved meanwhile; the fields show what is not saved
 */
public record HeadPage(
        PlanVersion draft,
        Edit<TypedHead> edit,
        TypedHead typed,
        String base,
        String opened,
        List<Problem> problems,
        boolean saved,
        @Nullable Edit<TypedHead> theirs) {

    private static final Map<String, String> LABELS =
            Map.of("title", "计划名称", "number", "文号", "issuer", "发文单位", "from", "第一天", "to", "最后一天", "clauses", "条款");

    HeadPage saved(boolean now) {
        return new HeadPage(draft, edit, typed, base, opened, problems, now, theirs);
    }

    /** The same with what is not saved. */
    HeadPage showing(TypedHead mine, String from, List<Problem> wrong, @Nullable Edit<TypedHead> others) {
        return new HeadPage(draft, edit, mine, from, opened, wrong, false, others);
    }

    public String address() {
        return "/plan/drafts/" + draft.id() + "/head";
    }

    /** What this device keeps the words under. */
    public String keep() {
        return keep(draft.id());
    }

    static String keep(int draft) {
        return "head-" + draft;
    }

    /** The measures that read a clause of the draft; none of one that is added. */
    public List<Measure> measures(TypedClause clause) {
        return draft.plan().measuresOf(clause.was());
    }

    /** Whether a clause stands open: wanted so, or something in it is wrong. */
    public boolean open(String at) {
        return opened.equals(at)
                || problems.stream()
                        .anyMatch(problem ->
                                problem.key().equals(at) || problem.key().startsWith(at + "."));
    }

    /** What is wrong with a field, or null. */
    public @Nullable String error(String field) {
        return Problem.of(problems, field);
    }

    /** What is wrong here. */
    public List<Problem> wrong() {
        return problems.stream().filter(problem -> !elsewhere(problem)).toList();
    }

    /** What has to be changed in measures before. */
    public List<Problem> first() {
        return problems.stream().filter(HeadPage::elsewhere).toList();
    }

    /** The days of measures that may move along with the period that is typed; none where that would not mend it. */
    public List<PeriodMove.Row> moves() {
        return move().map(PeriodMove::rows).orElse(List.of());
    }

    /** The period that holds both, that of the draft and the one that is typed, in Chinese. */
    public String both() {
        return move().map(PeriodMove::both).orElse("");
    }

    private Optional<PeriodMove> move() {
        return PeriodMove.of(draft.plan(), typed);
    }

    private static boolean elsewhere(Problem problem) {
        return problem.key().startsWith(HeadReading.MEASURE);
    }

    /** The page of the measure that a problem is about. */
    public String measure(Problem problem) {
        return "/plan/drafts/" + draft.id() + "/measures/" + problem.key().substring(HeadReading.MEASURE.length());
    }

    /** What is wrong with the name of its field. */
    public String message(Problem problem) {
        return label(problem.key()) + "：" + problem.plain();
    }

    private String label(String key) {
        if (!key.matches("c[0-9]+(\\.[a-z]+)?")) {
            return LABELS.getOrDefault(key, "计划");
        }
        String[] parts = key.substring(1).split("\\.");
        int at = Integer.parseInt(parts[0]);
        String number = typed.clauses().get(at).number();
        String said = number.isEmpty() ? "第 " + (at + 1) + " 个条款" : "条款“" + number + "”";
        return parts.length == 1
                ? said
                : said
                        + switch (parts[1]) {
                            case "number" -> "的条款号";
                            case "title" -> "的名称";
                            default -> "的内容";
                        };
    }

    public String name(TypedClause clause) {
        return clause.number().isEmpty() && clause.title().isEmpty()
                ? "新的条款"
                : (clause.number() + " " + clause.title()).strip();
    }

    /** Where what is typed differs from what somebody else saved: name, mine, theirs. */
    public List<List<String>> differences() {
        return theirs == null ? List.of() : HeadDifferences.of(typed, theirs.typed());
    }
}
