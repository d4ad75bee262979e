package cn.haoyuan.filing.web;

import cn.haoyuan.filing.Filings;
import cn.haoyuan.filing.Forms;
import cn.haoyuan.filing.Typed;
import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Section;
import cn.haoyuan.web.KeptNames;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the fields of a filing are called, and the remarks of its review. */
@Component
class FilingNames implements KeptNames {

    private static final Pattern AT = Pattern.compile("/filings/([0-9]{1,18})/[a-z]+");
    private static final Pattern FIELD = Pattern.compile("(f|remark)\\.([^.]+)(?:\\.([0-9]{1,4})\\.(.+))?");

    private final Filings filings;
    private final Forms forms;

    FilingNames(Filings filings, Forms forms) {
        this.filings = filings;
        this.forms = forms;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<UnaryOperator<String>> of(String at) {
        Matcher address = AT.matcher(at);
        return address.matches()
                ? filings.find(Long.parseLong(address.group(1)))
                        .map(filing -> forms.of(filing).form())
                        .map(form -> name -> label(form, name))
                : Optional.empty();
    }

    /** "" for what a person would not know again: files are kept by their numbers. */
    static String label(Form form, String name) {
        Matcher field = FIELD.matcher(name);
        if (!field.matches()) {
            return "";
        }
        return field.group(1).equals("f")
                ? form.field(field.group(2))
                        .filter(known -> known.type() != FieldType.ATTACHMENTS)
                        .map(known -> known.label() + cell(known, field))
                        .orElse("")
                : form.sections().stream()
                        .filter(section -> section.id().equals(field.group(2)))
                        .map(Section::title)
                        .findFirst()
                        .orElse("");
    }

    /** The row and the column of a cell, as the form names them; "" for what is no cell. */
    private static String cell(Field field, Matcher name) {
        return name.group(3) == null
                ? ""
                : Typed.columns(field).stream()
                        .filter(column -> column.id().equals(name.group(4)))
                        .map(Column::label)
                        .collect(Collectors.joining("", " 第 " + (Integer.parseInt(name.group(3)) + 1) + " 行 ", ""))
                        .stripTrailing();
    }
}
