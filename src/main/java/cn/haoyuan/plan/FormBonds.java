package cn.haoyuan.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a field or column of a form cannot be taken out of it: what others lay hold of. The reasons are for a page, without a full stop.
 *
 * @param plan whose forms may refer to the one
 */
public record FormBonds(Plan plan, Form form) {

    /** Why the form as a whole stays; empty where it may go. {@code published}: the plan in force, with whose forms there are filings. */
    public Optional<String> stays(@Nullable Plan published) {
        List<String> asking = plan.asking(form.id()).stream()
                .map(measure -> "“" + measure.title() + "”")
                .toList();
        if (!asking.isEmpty()) {
            return Optional.of("举措" + String.join("、", asking) + "要报送它");
        }
        List<String> begun = plan.begunBy(form.id()).stream()
                .map(measure -> "“" + measure.title() + "”")
                .toList();
        if (!begun.isEmpty()) {
            return Optional.of("举措" + String.join("、", begun) + "由它引起");
        }
        List<Form> others = plan.forms().stream()
                .filter(other -> !other.id().equals(form.id()))
                .toList();
        List<String> referring = form.fields().stream()
                .flatMap(field -> referring(others, field).stream())
                .distinct()
                .toList();
        if (!referring.isEmpty()) {
            return Optional.of(String.join("、", referring) + "用到它");
        }
        return published == null || published.form(form.id()).isEmpty()
                ? Optional.empty()
                : Optional.of("现行版本有这张表单，已报的材料要用它");
    }

    /** Why a field stays; empty where it may go, and for one that the form has not. */
    public Optional<String> of(String fieldId) {
        return form.field(fieldId).map(this::of).filter(reason -> !reason.isEmpty());
    }

    private String of(Field field) {
        List<String> referring = referring(plan.forms(), field);
        if (!referring.isEmpty()) {
            return String.join("、", referring) + "用到它";
        }
        if (field.source() != null) {
            return "“%s”由系统带出，不用人填".formatted(field.source().label());
        }
        if (field.links() != null) {
            return "它与%s相连".formatted(words(field.links()));
        }
        return field.announces() == null
                ? ""
                : "登记“%s”时由它带出日期等内容".formatted(field.announces().label());
    }

    /** The fields of some forms that link to one of this form or begin with what it says, as 《表单》的“项目”. */
    private List<String> referring(List<Form> others, Field referred) {
        FieldRef ref = new FieldRef(form.id(), referred.id());
        List<String> referring = new ArrayList<>();
        for (Form other : others) {
            for (Field field : other.fields()) {
                if (new GoalLinks.Goals(ref).equals(field.links())
                        || new Prefill.FromForm(ref).equals(field.prefill())) {
                    referring.add(said(other, field));
                }
            }
        }
        return referring;
    }

    /** What the goals of a field link to. */
    public String words(GoalLinks links) {
        return links instanceof GoalLinks.Goals(FieldRef ref) ? said(ref) : "全市举措";
    }

    /** What a field begins with that is no matter of choice; null where it may be chosen. */
    public @Nullable String beginning(String fieldId) {
        return switch (form.field(fieldId).map(Field::prefill).orElse(null)) {
            case Prefill.FromForm(FieldRef ref) -> said(ref);
            case Prefill.Register register -> "名册";
            case Prefill.Event event -> "所依据的记录";
            case Prefill.Last last -> null;
            case null -> null;
        };
    }

    /** Why a column stays, and of its type. */
    public Optional<String> of(String fieldId, String columnId) {
        Field field = form.field(fieldId).orElse(null);
        Column column = field == null ? null : field.column(columnId);
        if (field == null || column == null) {
            return Optional.empty();
        }
        if (column.becomes() != null && field.announces() != null) {
            return Optional.of("登记“%s”时由它带出".formatted(field.announces().label()));
        }
        if (field.prefill() instanceof Prefill.Register(KnownTable table)
                && table.columns().stream().anyMatch(known -> known.id().equals(columnId))) {
            return Optional.of("由名册带出");
        }
        return field.columns().stream()
                .flatMap(later -> Stream.of(
                                columnId.equals(later.after()) ? "“%s”不能比它早" : "",
                                columnId.equals(later.unlike()) ? "“%s”不能与它相同" : "",
                                columnId.equals(later.within()) ? "“%s”不能比它多" : "",
                                columnId.equals(later.unless()) ? "没有它时要填“%s”" : "")
                        .filter(tie -> !tie.isEmpty())
                        .map(tie -> tie.formatted(later.label())))
                .findFirst();
    }

    /** What the form refers to and another plan has not, as 《表单》的“项目”. */
    List<String> lost(Plan other) {
        return form.fields().stream()
                .flatMap(field -> Stream.concat(
                        field.links() instanceof GoalLinks.Goals(FieldRef ref) ? Stream.of(ref) : Stream.empty(),
                        field.prefill() instanceof Prefill.FromForm(FieldRef ref) ? Stream.of(ref) : Stream.empty()))
                .filter(ref -> other.form(ref.form())
                        .flatMap(one -> one.field(ref.field()))
                        .isEmpty())
                .map(this::said)
                .distinct()
                .toList();
    }

    /** Whether a column holds what it holds for the sake of another. */
    public boolean typed(String fieldId, String columnId) {
        return of(fieldId, columnId).isEmpty()
                && form.field(fieldId)
                        .map(field -> field.column(columnId))
                        .filter(column -> column.after() != null || column.unlike() != null || column.within() != null)
                        .isEmpty();
    }

    private String said(FieldRef ref) {
        return plan.form(ref.form())
                .flatMap(other -> other.field(ref.field()).map(field -> said(other, field)))
                .orElse(ref.word());
    }

    private static String said(Form form, Field field) {
        return "《%s》的“%s”".formatted(form.title(), field.label());
    }
}
