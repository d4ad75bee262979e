package cn.haoyuan.publication;

import cn.haoyuan.plan.MeasureEdit;
import cn.haoyuan.plan.MeasureReading;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Problem;
import cn.haoyuan.plan.TypedMeasure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure of a draft as a form.
 *
 * @param typed what the fields show
 * @param base the content that the save begins from
 * @param problems what is wrong, where a save was tried
 * @param theirs what somebody else saved meanwhile; the fields show what is not saved
 */
public record MeasurePage(
        PlanVersion draft,
        MeasureEdit edit,
        TypedMeasure typed,
        String base,
        List<Problem> problems,
        @Nullable MeasureEdit theirs) {

    public Plan plan() {
        return draft.plan();
    }

    public Choices choices() {
        return new Choices(plan());
    }

    public String address() {
        return "/plan/drafts/" + draft.id() + "/measures/" + edit.key();
    }

    public boolean inDraft() {
        return plan().measure(edit.key()).isPresent();
    }

    /** What is wrong with a field, or null. */
    public @Nullable String error(String field) {
        return problems.stream()
                .filter(problem -> problem.key().equals(field))
                .map(Problem::plain)
                .findFirst()
                .orElse(null);
    }

    /** The rules as sentences, as far as what is typed is sound. */
    public List<String> sentences() {
        return sentences(plan(), edit.key(), typed);
    }

    static List<String> sentences(Plan plan, String key, TypedMeasure typed) {
        return switch (MeasureReading.read(plan, key, typed)) {
            case MeasureReading.Accepted(var measure) -> DraftPage.sentences(plan, measure);
            case MeasureReading.Refused(List<Problem> problems) ->
                List.of("还有 " + problems.size() + " 处没有填好，填好后这里显示规则。");
        };
    }

    /** The fields in which what is typed differs from what somebody else saved: name, mine, theirs. */
    public List<List<String>> differences() {
        return theirs == null ? List.of() : Differences.of(choices(), typed, theirs.typed());
    }
}
