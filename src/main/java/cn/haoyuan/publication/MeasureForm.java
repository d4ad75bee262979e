package cn.haoyuan.publication;

import cn.haoyuan.plan.TypedAsk;
import cn.haoyuan.plan.TypedMeasure;
import cn.haoyuan.web.NumberInWords;
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
                number(fields, "minutes", "分钟"),
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
                number(fields, at + "count", "次"),
                text(fields, at + "cadence"),
                text(fields, at + "on"),
                text(fields, at + "from"),
                text(fields, at + "opens"),
                number(fields, at + "opensValue", "天"),
                text(fields, at + "due"),
                number(fields, at + "dueValue", "天"),
                number(fields, at + "grace", "天"),
                text(fields, at + "receiver"),
                many(fields, at + "default"));
    }

    static String text(MultiValueMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value.replace("\r\n", "\n").strip();
    }

    private static String number(MultiValueMap<String, String> fields, String name, String unit) {
        return NumberInWords.plain(text(fields, name), "（" + unit + "）");
    }

    private static List<String> many(MultiValueMap<String, String> fields, String name) {
        return fields.getOrDefault(name, List.of());
    }
}
