package cn.haoyuan.publication;

import cn.haoyuan.plan.Edit;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.MeasureReading;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Problem;
import cn.haoyuan.plan.TypedAsk;
import cn.haoyuan.plan.TypedMeasure;
import cn.haoyuan.plan.Vocabulary;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A measure of a draft as a form.
 *
 * @param typed what the fields show
 * @param base the content that the save begins from
 * @param problems what is wrong, where a save was tried
 * @param saved whether what the fields show was just kept, and nothing of it is left on the device
 * @param theirs what somebody else saved meanwhile; the fields show what is not saved
 */
public record MeasurePage(
        PlanVersion draft,
        Edit<TypedMeasure> edit,
        TypedMeasure typed,
        String base,
        List<Problem> problems,
        boolean saved,
        @Nullable Edit<TypedMeasure> theirs) {

    MeasurePage saved(boolean now) {
        return new MeasurePage(draft, edit, typed, base, problems, now, theirs);
    }

    MeasurePage showing(TypedMeasure now, String from, List<Problem> wrong, @Nullable Edit<TypedMeasure> others) {
        return new MeasurePage(draft, edit, now, from, wrong, false, others);
    }

    /** What it is called: as typed, else as the draft has it. */
    public String name() {
        return typed.title().isEmpty()
                ? plan().measure(edit.key()).map(Measure::title).orElse("新举措")
                : typed.title();
    }

    public Plan plan() {
        return draft.plan();
    }

    public Choices choices() {
        return new Choices(plan());
    }

    public String address() {
        return "/plan/drafts/" + draft.id() + "/measures/" + edit.key();
    }

    /** What this device keeps the form's words under. */
    public String keep() {
        return keep(draft.id(), edit.key());
    }

    static String keep(int draft, String key) {
        return "measure-" + draft + "-" + key;
    }

    /** The form that is all that is asked for by what is typed, and says who reads it and how long it takes; null where something else is. */
    public @Nullable Form form() {
        List<String> asked =
                typed.asks().stream().map(TypedAsk::evidence).distinct().toList();
        return plan().forms().stream()
                .filter(form -> asked.equals(List.of(Vocabulary.word(EvidenceKind.FILING) + "/" + form.id())))
                .findFirst()
                .orElse(null);
    }

    public boolean inDraft() {
        return plan().measure(edit.key()).isPresent();
    }

    /** What is wrong with a field, or null. */
    public @Nullable String error(String field) {
        return Problem.of(problems, field);
    }

    /** What is wrong with the name of its field. */
    public String message(Problem problem) {
        return label(problem.key()) + "：" + problem.plain();
    }

    /** The element that a problem is about. */
    public String at(Problem problem) {
        return problem.key().equals("asks") ? "asks" : "f-" + problem.key();
    }

    private static String label(String field) {
        if (field.matches("a[0-9]+\\..+")) {
            int dot = field.indexOf('.');
            return "具体要求 " + (Integer.parseInt(field.substring(1, dot)) + 1) + " 的"
                    + LABELS.getOrDefault(field.substring(dot + 1), "内容");
        }
        return LABELS.getOrDefault(field, "举措");
    }

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("title", "名称"),
            Map.entry("clause", "主要依据条款"),
            Map.entry("reader", "谁来看"),
            Map.entry("minutes", "办一项大约几分钟"),
            Map.entry("text", "做什么"),
            Map.entry("condition", "常态要求"),
            Map.entry("conditionWho", "常态要求由谁负责"),
            Map.entry("conditionFrom", "常态要求从哪天起"),
            Map.entry("who", "“谁来做”"),
            Map.entry("having", "“只限哪些幼儿园”"),
            Map.entry("post", "“由谁办理”"),
            Map.entry("about", "“针对谁”"),
            Map.entry("evidence", "“用什么证明”"),
            Map.entry("count", "“每期几次”"),
            Map.entry("cadence", "“频次”"),
            Map.entry("on", "“由什么事项引起”"),
            Map.entry("due", "“期限怎么算”"),
            Map.entry("dueValue", "“天数或日期”"),
            Map.entry("receiver", "“送谁”"),
            Map.entry("grace", "“逾期几天内还能补”"),
            Map.entry("opens", "“何时起可以办理”"),
            Map.entry("opensValue", "“提前天数或日期”"),
            Map.entry("from", "“从哪天开始要求”"));

    /** The rules as sentences; none while anything typed is not sound. */
    public List<String> sentences() {
        return read() instanceof MeasureReading.Accepted(Measure measure)
                ? DraftPage.sentences(plan().owning(edit.key(), typed), measure)
                : List.of();
    }

    /** What is not sound of what is typed, whether or not a save was tried. */
    public List<Problem> unsound() {
        return read() instanceof MeasureReading.Refused(List<Problem> unsound) ? unsound : List.of();
    }

    private MeasureReading read() {
        return MeasureReading.read(plan(), edit.key(), typed);
    }

    /** The fields in which what is typed differs from what somebody else saved: name, mine, theirs. */
    public List<List<String>> differences() {
        return theirs == null ? List.of() : Differences.of(choices(), typed, theirs.typed());
    }
}
