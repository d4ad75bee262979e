package cn.haoyuan.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came of reading a form from a page: the form, or every reason why not, each at its field. */
public sealed interface FormReading {

    record Accepted(Form form) implements FormReading {}

    /** @param problems at least one; their keys are those of {@link #field} */
    record Refused(List<Problem> problems) implements FormReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a form by the rules of a form file: it is written as one and read back, beside the other forms of the plan.
     *
     * @param there the form that it was, whose ties to others stay
     */
    static FormReading read(Plan plan, Form there, TypedForm typed) {
        List<Problem> problems = new ArrayList<>();
        PlanFile written = new PlanFile("", PlanWriter.write(there, typed));
        Form form = read(plan, there.id(), written, problems);
        List<Problem> atFields = new ArrayList<>(problems.stream()
                .sorted(Comparator.comparing(Problem::line))
                .map(problem -> problem.at(field(problem.key(), typed)))
                .distinct()
                .toList());
        atFields.addAll(torn(new FormBonds(plan, plan.form(there.id()).orElse(there)), typed));
        return form != null && atFields.isEmpty() ? new Accepted(form) : new Refused(atFields);
    }

    /** Reads a form file that is to stand in the plan, beside its forms or instead of the one of its id; problems are those of the file. */
    static FormReading read(Plan plan, PlanFile file) {
        String id = FormReader.id(file);
        List<Problem> problems = new ArrayList<>();
        Form form = read(plan, id, file, problems);
        if (form == null || !problems.isEmpty()) {
            return new Refused(problems);
        }
        plan.form(id)
                .map(there -> torn(new FormBonds(plan, there), TypedForm.of(form)))
                .ifPresent(torn -> torn.forEach(each -> problems.add(new Problem(file.name(), 1, "", each.reason()))));
        if (problems.isEmpty()) {
            readBesideOthers(plan, form, problems);
        }
        return problems.isEmpty() ? new Accepted(form) : new Refused(problems);
    }

    /** All forms anew, since the others refer to this one as it is to be. */
    private static void readBesideOthers(Plan plan, Form form, List<Problem> problems) {
        FormReader reader = new FormReader();
        Stream.concat(plan.forms().stream().filter(other -> !other.id().equals(form.id())), Stream.of(form))
                .map(each -> new PlanFile("《" + each.title() + "》", PlanWriter.write(each)))
                .forEach(each -> reader.read(YamlFile.open(each, problems)));
        reader.checkReferences();
    }

    /** Null where the file holds nothing; {@code problems} say so. */
    private static @Nullable Form read(Plan plan, String id, PlanFile file, List<Problem> problems) {
        FormReader reader = new FormReader(
                plan.forms().stream().filter(form -> !form.id().equals(id)).toList());
        reader.read(YamlFile.open(file, problems));
        reader.checkReferences();
        return reader.forms().stream()
                .filter(form -> form.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** What was taken out although others lay hold of it. */
    private static List<Problem> torn(FormBonds bonds, TypedForm typed) {
        List<Problem> problems = new ArrayList<>();
        for (Field field : bonds.form().fields()) {
            TypedField left = typed.field(field.id()).orElse(null);
            if (left == null) {
                bonds.of(field.id()).ifPresent(why -> problems.add(torn("sections", field.label(), why)));
                continue;
            }
            for (Column column : field.columns()) {
                if (left.columns().stream().noneMatch(one -> one.id().equals(column.id()))) {
                    bonds.of(field.id(), column.id())
                            .ifPresent(why -> problems.add(torn(at(field.id(), typed), column.label(), why)));
                }
            }
        }
        return problems;
    }

    private static Problem torn(String at, String label, String why) {
        return new Problem("", 1, at, "“%s”不能删去：%s".formatted(label, why));
    }

    /** The place of a field on the page, as {@code s0.f2}. */
    private static String at(String fieldId, TypedForm typed) {
        for (int s = 0; s < typed.sections().size(); s++) {
            List<TypedField> fields = typed.sections().get(s).fields();
            for (int f = 0; f < fields.size(); f++) {
                if (fields.get(f).id().equals(fieldId)) {
                    return "s%d.f%d".formatted(s, f);
                }
            }
        }
        return "sections";
    }

    /** The field of the page that a key of the file is typed in: {@code s0.f2.label} for {@code sections[basis].fields[unit].label}. */
    private static String field(String key, TypedForm typed) {
        Matcher parts = Pattern.compile(
                        "sections\\[([^]]*)](?:\\.fields\\[([^]]*)])?(?:\\.columns\\[([^]]*)])?(?:\\.([a-z]+))?(?:\\[.*)?")
                .matcher(key);
        if (!parts.matches()) {
            return key;
        }
        String rest = parts.group(4) == null ? "" : "." + parts.group(4);
        if (parts.group(2) == null) {
            int section =
                    typed.sections().stream().map(TypedSection::id).toList().indexOf(parts.group(1));
            return "s" + section + (rest.equals(".fields") ? "" : rest);
        }
        String at = at(parts.group(2), typed);
        if (parts.group(3) == null) {
            return at + (rest.equals(".columns") ? "" : rest);
        }
        List<String> columns = typed.field(parts.group(2)).stream()
                .flatMap(field -> field.columns().stream())
                .map(TypedColumn::id)
                .toList();
        return at + ".c" + columns.indexOf(parts.group(3)) + rest;
    }
}
