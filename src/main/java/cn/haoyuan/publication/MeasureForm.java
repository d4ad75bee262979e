package cn.haoyuan.publication;

import cn.haoyuan.plan.TypedAsk;
import cn.haoyuan.plan.TypedMeasure;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.MultiValueMap;

/** Reads a measure from the fields of its page; nothing else gets in. */
final class MeasureForm {

    private MeasureForm() {}

    static TypedMeasure read(MultiValueMap<String, String> fields) {
        List<TypedAsk> asks = new ArrayList<>();
        for (int i = 0; i < TypedMeasure.MOST_ASKS && fields.containsKey("a" + i + ".who"); i++) {
            asks.add(ask(fields, "a" + i + "."));
        }
        return new TypedMeasure(
                text(fields, "title"),
                text(fields, "text"),
                text(fields, "clause"),
                many(fields, "also"),
                text(fields, "reader"),
                number(fields, "minutes"),
                text(fields, "condition"),
                text(fields, "conditionWho"),
                text(fields, "conditionFrom"),
                asks);
    }

    private static TypedAsk ask(MultiValueMap<String, String> fields, String at) {
        return new TypedAsk(
                text(fields, at + "who"),
                text(fields, at + "having"),
                text(fields, at + "about"),
                text(fields, at + "post"),
                text(fields, at + "evidence"),
                number(fields, at + "count"),
                text(fields, at + "cadence"),
                text(fields, at + "on"),
                text(fields, at + "from"),
                text(fields, at + "opens"),
                number(fields, at + "opensValue"),
                text(fields, at + "due"),
                number(fields, at + "dueValue"),
                number(fields, at + "grace"),
                text(fields, at + "receiver"),
                many(fields, at + "default"));
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value.replace("\r\n", "\n").strip();
    }

    /** A number without what people write behind it: 20天 is 20. */
    private static String number(MultiValueMap<String, String> fields, String name) {
        return text(fields, name).replaceFirst("^(\\d+) *(天|次|分钟)$", "$1");
    }

    private static List<String> many(MultiValueMap<String, String> fields, String name) {
        return fields.getOrDefault(name, List.of());
    }
}
