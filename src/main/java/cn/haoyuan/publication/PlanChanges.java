package cn.haoyuan.publication;

import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.AskedTwice;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.TypedForm;
import cn.haoyuan.plan.TypedHead;
import cn.haoyuan.plan.TypedMeasure;
import cn.haoyuan.web.Few;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one version of a plan says otherwise than another: of itself, measure by measure, form by form. */
public record PlanChanges(Plan before, Plan after) {

    private static final String ADDED = "新增";
    private static final String CHANGED = "已改";

    /** The mark of a measure that the later version has no more. */
    public static final String DROPPED = "已删去";

    /** 新增, 已改 or "". */
    public String mark(Measure measure) {
        return before.measure(measure.id()).isEmpty() ? ADDED : after.hasAlike(measure.id(), before) ? "" : CHANGED;
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

    /** What the later version asks in these although it is known, and what it asks twice that the earlier one did not; a line for each form where it is known. */
    public List<AskedTwice.Finding> twice() {
        Set<String> changed = forms().stream().map(Form::id).collect(Collectors.toSet());
        List<AskedTwice.Finding> already = AskedTwice.in(before);
        return AskedTwice.in(after, List.of(before)).stream()
                .filter(finding -> changed.contains(finding.formId()) || !already.contains(finding))
                .collect(Collectors.groupingBy(
                        finding -> List.of(finding.formId(), finding.known()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(PlanChanges::together)
                .toList();
    }

    private static AskedTwice.Finding together(List<AskedTwice.Finding> some) {
        AskedTwice.Finding first = some.getFirst();
        return new AskedTwice.Finding(
                first.formId(),
                first.form(),
                some.stream().map(AskedTwice.Finding::field).collect(Collectors.joining("”“")),
                first.known());
    }

    /** Where a form differs: what, what the earlier version says, what the later one does. */
    public List<List<String>> differences(Form form) {
        return before.form(form.id())
                .map(old -> FormDifferences.of(TypedForm.of(old), TypedForm.of(form)))
                .orElse(List.of());
    }

    /** Where the plan says otherwise of itself, or in its clauses: what, what the earlier version says, what the later one does. */
    public List<List<String>> head() {
        return HeadDifferences.of(TypedHead.of(before), TypedHead.of(after));
    }

    /** Whether nothing does. */
    boolean none() {
        return head().isEmpty() && count() == 0 && forms().isEmpty();
    }

    /** Whether all measures ask the same of the same: what else differs is their words. */
    boolean asksTheSame() {
        return dropped().isEmpty()
                && marked().stream().allMatch(measure -> before.measure(measure.id())
                        .filter(old -> Objects.equals(old.standing(), measure.standing())
                                && asks(old).equals(asks(measure)))
                        .isPresent());
    }

    private static Set<String> asks(Measure measure) {
        return measure.asks().stream().map(Ask::fingerprint).collect(Collectors.toSet());
    }

    /** How much differs, and which measures: 举措新增 1 项、已改 2 项（甲、乙、丙），1 张表单有变化. */
    public String words() {
        String told = Stream.of(
                        head().isEmpty() ? "" : "计划名称、期限或条款有变化",
                        count() == 0 ? "" : "举措" + counted() + "（" + named() + "）",
                        forms().isEmpty() ? "" : forms().size() + " 张表单有变化")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("，"));
        return told.isEmpty() ? "没有变化" : told;
    }

    private String named() {
        return Few.of(
                Stream.concat(marked().stream(), dropped().stream())
                        .map(Measure::title)
                        .toList(),
                "项");
    }

    /** 新增 1 项、已改 2 项、已删去 1 项, without what is none. */
    public String counted() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        marked().forEach(measure -> counts.merge(mark(measure), 1, Integer::sum));
        dropped().forEach(measure -> counts.merge(DROPPED, 1, Integer::sum));
        return Stream.of(ADDED, CHANGED, DROPPED)
                .filter(counts::containsKey)
                .map(mark -> mark + " " + counts.get(mark) + " 项")
                .collect(Collectors.joining("、"));
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
