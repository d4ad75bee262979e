package cn.haoyuan.publication;

import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
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
