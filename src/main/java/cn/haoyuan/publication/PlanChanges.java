package cn.haoyuan.publication;

import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.TypedForm;
import cn.haoyuan.plan.TypedMeasure;
import java.util.List;

/** What one version of a plan says otherwise than another, measure by measure. */
public record PlanChanges(Plan before, Plan after) {

    /** 新增, 已改 or "". */
    public String mark(Measure measure) {
        Measure old = before.measure(measure.id()).orElse(null);
        return old == null ? "新增" : old.equals(measure) ? "" : "已改";
    }

    /** The measures that are new or say something else, in the order of the later version. */
    public List<Measure> marked() {
        return after.measures().stream().filter(m -> !mark(m).isEmpty()).toList();
    }

    /** Measures that the later version has no more. */
    public List<Measure> dropped() {
        return before.measures().stream()
                .filter(m -> after.measure(m.id()).isEmpty())
                .toList();
    }

    /** The forms that say something else, in the order of the later version. */
    public List<Form> forms() {
        return after.forms().stream()
                .filter(form -> !form.equals(before.form(form.id()).orElse(null)))
                .toList();
    }

    /** Where a form differs: what, what the earlier version says, what the later one does. */
    public List<List<String>> differences(Form form) {
        return before.form(form.id())
                .map(old -> FormDifferences.of(TypedForm.of(old), TypedForm.of(form)))
                .orElse(List.of());
    }

    /** How much differs: 3 项举措、1 张表单有变化. */
    public String words() {
        int changed = forms().size();
        return count() == 0 && changed == 0
                ? "没有变化"
                : (count() == 0 ? "" : count() + " 项举措") + (count() == 0 || changed == 0 ? "" : "、")
                        + (changed == 0 ? "" : changed + " 张表单") + "有变化";
    }

    public int count() {
        return after.differing(before);
    }

    /** In which fields a measure differs: name, what the earlier version says, what the later one does. */
    public List<List<String>> differences(Measure measure) {
        return before.measure(measure.id())
                .map(old -> Differences.of(
                        new Choices(after), TypedMeasure.of(old, before), TypedMeasure.of(measure, after)))
                .orElse(List.of());
    }
}
