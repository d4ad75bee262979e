package cn.haoyuan.publication;

import cn.haoyuan.plan.TypedColumn;
import cn.haoyuan.plan.TypedField;
import cn.haoyuan.plan.TypedForm;
import cn.haoyuan.plan.TypedSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the same form says different things: typed by two people, or in two versions. */
final class FormDifferences {

    private static final String NONE = "（没有）";

    private final TypedForm one;
    private final TypedForm other;
    private final List<List<String>> rows = new ArrayList<>();

    private FormDifferences(TypedForm one, TypedForm other) {
        this.one = one;
        this.other = other;
    }

    /** What it is, what the one says, what the other says. */
    static List<List<String>> of(TypedForm one, TypedForm other) {
        FormDifferences all = new FormDifferences(one, other);
        all.form();
        one.sections().forEach(all::section);
        other.sections().stream()
                .filter(section -> find(one, section.id()).isEmpty())
                .forEach(section -> all.row("新增一个部分", NONE, section.title()));
        one.fields().forEach(all::field);
        other.fields()
                .filter(field -> one.field(field.id()).isEmpty())
                .forEach(field -> all.row("“" + place(other, field) + "”新增一项", NONE, said(field)));
        return List.copyOf(all.rows);
    }

    private void row(String what, String here, String there) {
        if (!here.equals(there)) {
            rows.add(List.of(what, here.isEmpty() ? NONE : here, there.isEmpty() ? NONE : there));
        }
    }

    private void form() {
        row("表单名称", one.title(), other.title());
        row("填一份大约几分钟", one.minutes(), other.minutes());
        row("谁来看", one.reader(), other.reader());
        order("各部分的顺序", one.sections(), other.sections(), TypedSection::id, TypedSection::title);
    }

    private void section(TypedSection here) {
        TypedSection there = find(other, here.id()).orElse(null);
        if (there == null) {
            row("删去一个部分", here.title(), NONE);
            return;
        }
        row("部分的名称", here.title(), there.title());
        row("“" + here.title() + "”的提示", here.prompt(), there.prompt());
        order("“" + here.title() + "”里各项的顺序", here.fields(), there.fields(), TypedField::id, TypedField::label);
    }

    private void field(TypedField here) {
        TypedField there = other.field(here.id()).orElse(null);
        if (there == null) {
            row("“" + place(one, here) + "”删去一项", said(here), NONE);
            return;
        }
        String name = "“" + here.label() + "”";
        row(name + "的名称", here.label(), there.label());
        row(name + "的填写说明", here.hint(), there.hint());
        row(name + "是否必填", required(here.required()), required(there.required()));
        row(name + most(here), most(here, here.max()), most(here, there.max()));
        row(name + "的选项", lines(here.options()), lines(there.options()));
        row(name + "只能单独选的", lines(here.alone()), lines(there.alone()));
        row(name + "开始时", begins(here), begins(there));
        if (!section(one, here).id().equals(section(other, here).id())) {
            row(name + "移到别的部分", place(one, here), place(other, here));
        }
        columns(name, here, there);
    }

    private void columns(String name, TypedField here, TypedField there) {
        for (TypedColumn column : here.columns()) {
            Optional<TypedColumn> same = there.columns().stream()
                    .filter(one -> one.id().equals(column.id()))
                    .findFirst();
            if (same.isEmpty()) {
                row(name + "删去一列", said(column), NONE);
            } else {
                row(name + "改了一列", said(column), said(same.get()));
            }
        }
        there.columns().stream()
                .filter(column ->
                        here.columns().stream().noneMatch(one -> one.id().equals(column.id())))
                .forEach(column -> row(name + "新增一列", NONE, said(column)));
    }

    /** Tells of another order only of what both have. */
    private <T> void order(
            String what, List<T> here, List<T> there, Function<T, String> id, Function<T, String> label) {
        List<String> before = here.stream().map(id).toList();
        List<String> after = there.stream().map(id).toList();
        List<String> kept = before.stream().filter(after::contains).toList();
        if (!kept.equals(after.stream().filter(before::contains).toList())) {
            row(what, titles(here, label), titles(there, label));
        }
    }

    private static <T> String titles(List<T> all, Function<T, String> label) {
        return all.stream().map(label).collect(Collectors.joining("、"));
    }

    private static Optional<TypedSection> find(TypedForm form, String id) {
        return form.sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst();
    }

    private static TypedSection section(TypedForm form, TypedField field) {
        return form.sections().stream()
                .filter(section ->
                        section.fields().stream().anyMatch(one -> one.id().equals(field.id())))
                .findFirst()
                .orElseThrow();
    }

    private static String place(TypedForm form, TypedField field) {
        return section(form, field).title();
    }

    private static String said(TypedField field) {
        return field.label() + "（" + field.kind().label() + (field.required() ? "，必填" : "")
                + (field.options().isEmpty() ? "" : "：" + lines(field.options()))
                + (field.columns().isEmpty() ? "" : "：" + titles(field.columns(), TypedColumn::label)) + "）";
    }

    private static String said(TypedColumn column) {
        return column.label() + "（" + FormChoices.said(column.type(), FormChoices.columns())
                + (column.required() ? "，必填" : "") + (column.max().isEmpty() ? "" : "，最大 " + column.max()) + "）";
    }

    private static String lines(String lines) {
        return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("、"));
    }

    private static String required(boolean required) {
        return required ? "必填" : "可以不填";
    }

    private static String begins(TypedField field) {
        return FormChoices.said(field.begins(), FormChoices.beginnings());
    }

    private static String most(TypedField field) {
        String most = FormChoices.most(field.kind());
        return most == null ? "" : most;
    }

    private static String most(TypedField field, String max) {
        return max.isEmpty() ? String.valueOf(field.kind().defaultMax()) : max;
    }
}
