package cn.haoyuan.filing;

import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.ColumnType;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.Form;
import java.util.List;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Any form, filled in so that nothing is wrong with it. */
final class Filled {

    private Filled() {}

    static MultiValueMap<String, String> in(Form form, String words, String link) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        for (Field field : form.fields()) {
            String name = Typed.name(field);
            switch (field.type()) {
                case TEXT, LONG_TEXT -> typed.add(name, words);
                case NUMBER -> typed.add(name, "12");
                case DATE -> typed.add(name, field.past() ? "2021-04-01" : "2022-09-01");
                case CHOICE -> typed.addAll(name, List.of("", field.options().getFirst()));
                case CHOICES -> typed.addAll(name, List.of("", field.options().getLast()));
                case ATTACHMENTS -> typed.add(name, "");
                case TABLE -> row(typed, field);
                case GOALS -> {
                    row(typed, field);
                    typed.set(name + ".0.text", words + "的目标");
                    typed.set(name + ".0.link", link);
                }
                case KNOWN -> {}
            }
        }
        return typed;
    }

    private static void row(MultiValueMap<String, String> typed, Field field) {
        typed.add(Typed.name(field), "");
        for (Column column : field.columns()) {
            String value = column.type() == ColumnType.DATE
                    ? column.ahead() != null ? "2023-12-31" : column.past() ? "2021-04-01" : "2022-10-01"
                    : column.type() == ColumnType.NUMBER ? "3" : column.label();
            typed.set(Typed.name(field) + ".0." + column.id(), value);
        }
    }
}
