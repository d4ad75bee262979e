package cn.haoyuan.publication;

import cn.haoyuan.plan.AskedTwice;
import cn.haoyuan.plan.Edit;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.FormBonds;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Problem;
import cn.haoyuan.plan.TypedField;
import cn.haoyuan.plan.TypedForm;
import cn.haoyuan.plan.TypedSection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form of a draft, to be changed.
 *
 * @param typed what the fields show
 * @param base the content that the save begins from
 * @param opened the part that stands open, as {@code s0.f2}
 * @param problems what is wrong, where a save was tried
 * @param saved whether what the fields show was just kept, and nothing of it is left on the device
 * @param theirs what somebody else saved meanwhile; the fields show what is not saved
 */
public record FormPage(
        PlanVersion draft,
        @Nullable PlanVersion current,
        Edit<TypedForm> edit,
        TypedForm typed,
        String base,
        String opened,
        List<Problem> problems,
        boolean saved,
        @Nullable Edit<TypedForm> theirs) {

    private static final Pattern PLACE = Pattern.compile("s([0-9]+)(?:\\.f([0-9]+))?(?:\\.c([0-9]+))?(?:\\.([a-z]+))?");

    private static final Map<String, String> LABELS = Map.of(
            "minutes", "填一份大约几分钟",
            "reader", "谁来看",
            "sections", "各部分",
            "prompt", "提示",
            "hint", "填写说明",
            "options", "选项",
            "alone", "只能单独选的",
            "type", "内容");

    FormPage saved(boolean now) {
        return new FormPage(draft, current, edit, typed, base, opened, problems, now, theirs);
    }

    /** The same with what is not saved. */
    FormPage showing(TypedForm mine, String from, List<Problem> wrong, @Nullable Edit<TypedForm> others) {
        return new FormPage(draft, current, edit, mine, from, opened, wrong, false, others);
    }

    public String address() {
        return "/plan/drafts/" + draft.id() + "/forms/" + edit.key();
    }

    /** What this device keeps the form's words under. */
    public String keep() {
        return keep(draft.id(), edit.key());
    }

    static String keep(int draft, String key) {
        return "form-" + draft + "-" + key;
    }

    public Form form() {
        return draft.plan().form(edit.key()).orElseThrow();
    }

    /** Whether it comes with this draft. */
    public boolean fresh() {
        return current == null || current.plan().form(edit.key()).isEmpty();
    }

    /** Why it cannot be taken out of the draft; null where it can. */
    public @Nullable String stays() {
        return bonds().stays(current == null ? null : current.plan()).orElse(null);
    }

    public FormBonds bonds() {
        return new FormBonds(draft.plan(), form());
    }

    /** The measures that ask for it. */
    public List<Measure> asking() {
        return draft.plan().asking(edit.key());
    }

    /** Whether a section or field stands open: wanted so, or something in it is wrong. */
    public boolean open(String at) {
        return within(opened, at) || problems.stream().anyMatch(problem -> within(problem.key(), at));
    }

    private static boolean within(String key, String at) {
        return key.equals(at) || key.startsWith(at + ".");
    }

    /** What is wrong with a field, or null. */
    public @Nullable String error(String field) {
        return Problem.of(problems, field);
    }

    /** What is wrong with the name of its field. */
    public String message(Problem problem) {
        return label(problem.key()) + "：" + problem.plain();
    }

    private String label(String key) {
        Matcher place = PLACE.matcher(key);
        if (!place.matches()) {
            return LABELS.getOrDefault(key, "表单名称");
        }
        TypedSection section = typed.sections().get(Integer.parseInt(place.group(1)));
        String said = "“" + name(section) + "”";
        if (place.group(2) != null) {
            int field = Integer.parseInt(place.group(2));
            String name = section.fields().get(field).label();
            said += "的" + (name.isEmpty() ? "第 " + (field + 1) + " 项" : "“" + name + "”");
        }
        if (place.group(3) != null) {
            said += "第 " + (Integer.parseInt(place.group(3)) + 1) + " 列";
        }
        String last = place.group(4);
        return last == null ? said : said + "的" + (last.equals("max") ? "数量" : LABELS.getOrDefault(last, "名称"));
    }

    public String name(TypedSection section) {
        return section.title().isEmpty() ? "新的部分" : section.title();
    }

    public String name(TypedField field) {
        return field.label().isEmpty() ? "新的一项" : field.label();
    }

    /** Why a section cannot be taken out; null where it can. */
    public @Nullable String stays(TypedSection section) {
        return section.fields().stream()
                .filter(field -> bonds().of(field.id()).isPresent())
                .findFirst()
                .map(field -> "里面的“" + field.label() + "”要留着，可先移到别的部分")
                .orElse(null);
    }

    /** What the draft asks in this form although it is known, as it was saved last. */
    public List<AskedTwice.Finding> twice() {
        return AskedTwice.in(draft.plan(), current == null ? List.of() : List.of(current.plan())).stream()
                .filter(finding -> finding.formId().equals(edit.key()))
                .toList();
    }

    /** What differs from the version in force, as it was saved last. */
    public List<List<String>> changes() {
        return current == null ? List.of() : new PlanChanges(current.plan(), draft.plan()).differences(form());
    }

    public boolean changed() {
        return current != null
                && !Objects.equals(current.plan().form(edit.key()).orElse(null), form());
    }

    /** Where what is typed differs from what somebody else saved: name, mine, theirs. */
    public List<List<String>> differences() {
        return theirs == null ? List.of() : FormDifferences.of(typed, theirs.typed());
    }
}
