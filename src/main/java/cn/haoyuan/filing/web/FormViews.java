package cn.haoyuan.filing.web;

import cn.haoyuan.files.Attachment;
import cn.haoyuan.filing.Content;
import cn.haoyuan.filing.Draft;
import cn.haoyuan.filing.FieldProblem;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FormCheck;
import cn.haoyuan.filing.FormChecks;
import cn.haoyuan.filing.Forms;
import cn.haoyuan.filing.Goals;
import cn.haoyuan.filing.KnownValues;
import cn.haoyuan.filing.LinkOption;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a form and its content into what pages show. */
@Component
class FormViews {

    private static final int EMPTY_ROWS = 3;

    private final FormChecks checks;
    private final Goals goals;
    private final KnownValues knownValues;

    FormViews(FormChecks checks, Goals goals, KnownValues knownValues) {
        this.checks = checks;
        this.goals = goals;
        this.knownValues = knownValues;
    }

    /**
     * A form to be filled in.
     *
     * @param check of this content
     */
    List<SectionView> edit(
            Forms.Bound bound,
            Filing filing,
            Draft draft,
            Content content,
            FormCheck check,
            List<FieldProblem> problems,
            Remarks remarks,
            RowsAsked asked) {
        Map<String, String> known = knownValues.of(bound.form(), filing);
        return sections(bound.form(), remarks, field -> {
            Integer had = asked.had(field);
            List<Map<String, String>> rows = withEmptyRows(field, content.rows(field.id()), had);
            return new FieldView(
                    field,
                    field.type() == FieldType.KNOWN ? known.getOrDefault(field.id(), "") : content.text(field.id()),
                    content.items(field.id()),
                    rows,
                    files(field, content, check.attachments()),
                    check.links().getOrDefault(field.id(), List.of()),
                    of(field, problems),
                    draft.prefilled().get(field.id()),
                    had == null ? null : Math.min(had, rows.size() - 1),
                    asked.removed(field),
                    LinkedTo.of(bound, filing, field),
                    problems.stream()
                            .anyMatch(problem ->
                                    problem.restorable() && problem.at().equals(FieldProblem.at(field.id()))),
                    check.today());
        });
    }

    /** A form as it is before anybody writes in it; what the product knows stands there by its name. */
    List<SectionView> blank(Form form) {
        return sections(
                form,
                Remarks.NONE,
                field -> new FieldView(
                        field,
                        field.source() == null ? "" : "（" + field.source().label() + "）",
                        List.of(),
                        withEmptyRows(field, List.of(), null),
                        List.of(),
                        List.of(),
                        Map.of(),
                        null,
                        null,
                        null,
                        null,
                        false,
                        null));
    }

    /** A content to be read, as it was submitted; where the register's word was not kept with it, the present one. */
    List<SectionView> read(Forms.Bound bound, Filing filing, Content content, Remarks remarks) {
        return read(bound, filing, List.of(content), remarks).getFirst();
    }

    /** The same for several contents of a filing, with as many statements as for one. */
    List<List<SectionView>> read(Forms.Bound bound, Filing filing, List<Content> contents, Remarks remarks) {
        boolean kept = Content.fields(bound.form(), FieldType.KNOWN).stream().allMatch(field -> contents.stream()
                .allMatch(content -> content.values().containsKey(field.id())));
        Map<String, String> known = kept ? Map.of() : knownValues.of(bound.form(), filing);
        Map<Long, Attachment> files = checks.files(bound.form(), contents);
        List<LinkOption> words = goals.words(bound.form(), bound.plan(), contents).entrySet().stream()
                .map(entry -> new LinkOption(entry.getKey(), entry.getValue()))
                .toList();
        return contents.stream()
                .map(content -> sections(
                        bound.form(),
                        remarks,
                        field -> new FieldView(
                                field,
                                content.values().containsKey(field.id())
                                        ? content.text(field.id())
                                        : known.getOrDefault(field.id(), ""),
                                content.items(field.id()),
                                content.rows(field.id()),
                                files(field, content, files),
                                words,
                                Map.of(),
                                null,
                                null,
                                null,
                                null,
                                false,
                                null)))
                .toList();
    }

    private static List<SectionView> sections(Form form, Remarks remarks, Function<Field, FieldView> view) {
        return form.sections().stream()
                .map(section -> new SectionView(
                        section,
                        section.fields().stream().map(view).toList(),
                        remarks.words().getOrDefault(section.id(), ""),
                        remarks.changed().contains(section.id())))
                .toList();
    }

    private static Map<String, String> of(Field field, List<FieldProblem> problems) {
        Map<String, String> own = new LinkedHashMap<>();
        String whole = FieldProblem.at(field.id());
        problems.stream()
                .filter(problem -> problem.at().equals(whole) || rowOf(problem.at(), whole))
                .forEach(problem -> own.merge(problem.at(), problem.message(), (a, b) -> a + b));
        return own;
    }

    /** Ids of fields may contain hyphens, so that of a row is told by the number that follows. */
    private static boolean rowOf(String at, String whole) {
        return at.startsWith(whole + "-") && at.substring(whole.length() + 1).matches("[0-9]+-.*");
    }

    private static List<Map<String, String>> withEmptyRows(
            Field field, List<Map<String, String>> rows, @Nullable Integer had) {
        if (field.type() != FieldType.TABLE && field.type() != FieldType.GOALS) {
            return rows;
        }
        int wanted = had == null ? rows.size() + (rows.isEmpty() ? EMPTY_ROWS : 1) : had + EMPTY_ROWS;
        List<Map<String, String>> shown = new ArrayList<>(rows);
        while (shown.size() < Math.min(wanted, Math.max(field.max(), 1))) {
            shown.add(Map.of());
        }
        return shown;
    }

    private static List<Attachment> files(Field field, Content content, Map<Long, Attachment> files) {
        return field.type() != FieldType.ATTACHMENTS
                ? List.of()
                : content.attachments(field.id()).stream()
                        .map(files::get)
                        .filter(Objects::nonNull)
                        .toList();
    }
}
