package cn.haoyuan.publication;

import cn.haoyuan.plan.ColumnType;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.TypedField;
import cn.haoyuan.plan.Vocabulary;
import cn.haoyuan.web.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may be chosen for the fields of a form, and how it is said. */
public final class FormChoices {

    private FormChoices() {}

    /** The types of a field that one may add; those of others come with the product. */
    public static List<Choice> types() {
        return Stream.of(FieldType.values())
                .filter(type -> type != FieldType.KNOWN && type != FieldType.GOALS)
                .map(type -> new Choice(Vocabulary.word(type), type.label()))
                .toList();
    }

    public static List<Choice> columns() {
        return Arrays.stream(ColumnType.values())
                .map(type -> new Choice(Vocabulary.word(type), type.label()))
                .toList();
    }

    public static List<Choice> beginnings() {
        return List.of(
                new Choice("", "空着"),
                new Choice(TypedField.LAST, "带出上次通过的内容"),
                new Choice(TypedField.ANEW, "空着，每期问的是新情况"));
    }

    /** What the largest number of a field counts; null where it has none. */
    public static @Nullable String most(FieldType type) {
        return switch (type) {
            case TEXT, LONG_TEXT -> "最多几个字";
            case NUMBER -> "最大是多少";
            case CHOICES -> "最多选几项";
            case TABLE, GOALS -> "最多几行";
            case ATTACHMENTS -> "最多几个附件";
            case DATE, CHOICE, KNOWN -> null;
        };
    }

    static String said(String value, List<Choice> choices) {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(value);
    }
}
