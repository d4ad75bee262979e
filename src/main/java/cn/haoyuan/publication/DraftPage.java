package cn.haoyuan.publication;

import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.DefaultedValue;
import cn.haoyuan.plan.Edit;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.NamedDays;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.RuleSentence;
import cn.haoyuan.plan.TypedForm;
import cn.haoyuan.plan.TypedHead;
import cn.haoyuan.plan.TypedMeasure;
import cn.haoyuan.web.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A draft of the plan, measure by measure, beside the version in force.
 *
 * @param missed what to say of a version that was published after the draft was begun; null for none
 * @param kept what was typed and not yet taken over, by measure
 * @param keptForms the same by form
 * @param keptHead the same of the plan itself and its clauses; null for none
 * @param saved what was just taken over, as the device that it was typed on calls it; null for nothing
 * @param origin when, by whom and from what it was begun
 */
public record DraftPage(
        PlanVersion draft,
        @Nullable PlanVersion current,
        @Nullable String missed,
        Map<String, Edit<TypedMeasure>> kept,
        Map<String, Edit<TypedForm>> keptForms,
        @Nullable Edit<TypedHead> keptHead,
        @Nullable String saved,
        boolean discarding,
        String origin) {

    public Plan plan() {
        return draft.plan();
    }

    public String address() {
        return "/plan/drafts/" + draft.id();
    }

    /** What a new form may begin as. */
    public List<Choice> forms() {
        return plan().forms().stream()
                .map(form -> new Choice(form.id(), "照《" + form.title() + "》的样子"))
                .toList();
    }

    /** What the draft says otherwise than the version in force; nothing where none is. */
    public PlanChanges changes() {
        return new PlanChanges(current == null ? plan() : current.plan(), plan());
    }

    /** How many parts are typed and not taken over. */
    public int unsaved() {
        return kept.size() + keptForms.size() + (keptHead == null ? 0 : 1);
    }

    /** The measures read from a clause first of all. */
    public List<Measure> measures(Clause clause) {
        return plan().measures().stream()
                .filter(m -> m.clauses().getFirst().equals(clause.number()))
                .toList();
    }

    /** Words of the plan that name another day than what is read from them goes by. */
    public List<NamedDays.Finding> otherDays() {
        return NamedDays.otherwise(plan());
    }

    /** Where these words are changed. */
    public String page(NamedDays.Finding finding) {
        if (finding.measure() != null) {
            return address() + "/measures/" + finding.measure().id();
        }
        if (finding.clause() == null) {
            return address() + "/head#f-title";
        }
        int at = plan().clauses().indexOf(finding.clause());
        return address() + "/head?open=c" + at + "#f-c" + at;
    }

    /** A sentence, and what of it the policy does not state. */
    public record Rule(String sentence, List<DefaultedValue> defaults) {}

    /** What the measure asks, one sentence each. */
    public List<Rule> rules(Measure measure) {
        List<String> sentences = sentences(plan(), measure);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            rules.add(new Rule(
                    sentences.get(i),
                    i < measure.asks().size()
                            ? measure.asks().get(i).defaults().stream().sorted().toList()
                            : List.of()));
        }
        return rules;
    }

    static List<String> sentences(Plan plan, Measure measure) {
        List<String> all = new ArrayList<>();
        measure.asks().forEach(ask -> all.add(RuleSentence.of(plan, ask)));
        if (measure.standing() != null) {
            all.add(RuleSentence.of(measure.standing()));
        }
        return all;
    }
}
