package cn.haoyuan.plan;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.calendar.DayInWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a measure asks, as it is typed or chosen on a page and not yet checked: the words of a plan file, "" for nothing.
 *
 * @param evidence the kind, and after a slash the form or the topic: {@code filing/year-plan}, {@code visit/norm}, {@code lecture};
 *     {@code visit/}{@value #OWN} for a topic that the measure has to itself
 * @param on what creates the duty, written alike
 * @param opens {@code ""} for the first day of the period, {@code beforeStart} or {@code on}
 * @param due {@code on}, {@code afterStart}, {@code beforeStart}, {@code monthDay} or {@code afterEnd}
 * @param dueValue days, or a date, or a month and day as 07-31 or 7月31日
 * @param defaults what of it the policy does not state, in the words of {@link DefaultedValue}
 */
public record TypedAsk(
        String who,
        String having,
        String about,
        String post,
        String evidence,
        String count,
        String cadence,
        String on,
        String from,
        String opens,
        String opensValue,
        String due,
        String dueValue,
        String grace,
        String receiver,
        List<String> defaults) {

    /** Stands for the topic that the measure has to itself. */
    public static final String OWN = "own";

    /** Where an ask that is added begins. */
    public static final TypedAsk BLANK = new TypedAsk(
            "kindergarten",
            "",
            "",
            "PRINCIPAL",
            "",
            "1",
            "semester",
            "",
            "",
            "",
            "",
            "afterEnd",
            "0",
            "",
            "",
            List.of());

    public TypedAsk {
        defaults = List.copyOf(defaults);
    }

    /** The same with nothing that is said to be our own. */
    TypedAsk withoutDefaults() {
        return new TypedAsk(
                who,
                having,
                about,
                post,
                evidence,
                count,
                cadence,
                on,
                from,
                opens,
                opensValue,
                due,
                dueValue,
                grace,
                receiver,
                List.of());
    }

    /** The deadline as people say it: 开始后20天内. */
    public String deadline() {
        return due.equals("on") || due.equals("monthDay") ? dueValue + "前" : inDays(due, dueValue);
    }

    /** From when on it may be done, alike; "" for the first day of the period. */
    public String opening() {
        return opens.isEmpty() ? "" : (opens.equals("on") ? opensValue : inDays(opens, opensValue)) + "起";
    }

    private String inDays(String rule, String value) {
        if (!value.matches("\\d{1,3}")) {
            return value;
        }
        int days = Integer.parseInt(value);
        String said =
                switch (rule) {
                    case "afterStart" -> new DueRule.AfterStart(days).label();
                    case "beforeStart" -> new DueRule.BeforeStart(days).label();
                    default -> new DueRule.AfterEnd(days).label();
                };
        return cadence.equals(Words.of(Cadence.EVENT)) ? said.replace("开始", "发生") : said;
    }

    static TypedAsk of(Map<?, ?> tree) {
        String detail = text(tree, "form") + text(tree, "topic");
        Map.Entry<?, ?> due = ((Map<?, ?>) Objects.requireNonNull(tree.get("due")))
                .entrySet()
                .iterator()
                .next();
        Object opens = tree.get("opens");
        return new TypedAsk(
                text(tree, "who"),
                text(tree, "having"),
                text(tree, "about"),
                text(tree, "post"),
                text(tree, "evidence") + (detail.isEmpty() ? "" : "/" + detail),
                tree.get("count") == null ? "1" : text(tree, "count"),
                text(tree, "cadence"),
                text(tree, "on"),
                text(tree, "from"),
                opens == null ? "" : opens instanceof Map<?, ?> ? "beforeStart" : "on",
                opens instanceof Map<?, ?> rule
                        ? text(rule, "beforeStart")
                        : opens == null ? "" : DayInWords.said(opens.toString()),
                due.getKey().toString(),
                DayInWords.said(due.getValue().toString()),
                text(tree, "grace"),
                text(tree, "receiver"),
                tree.get("default") instanceof List<?> all
                        ? all.stream().map(Object::toString).toList()
                        : List.of());
    }

    /** The kind of evidence that this asks for with the topic of its measure itself; empty where it does not. */
    Optional<EvidenceKind> own(String measure) {
        String[] parts = evidence.split("/", 2);
        return parts.length == 2 && (parts[1].equals(OWN) || parts[1].equals(Topic.own(measure)))
                ? Words.find(EvidenceKind.class, parts[0]).filter(kind -> kind != EvidenceKind.FILING)
                : Optional.empty();
    }

    Map<String, Object> tree(String measure) {
        int slash = evidence.indexOf('/');
        String kind = slash < 0 ? evidence : evidence.substring(0, slash);
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "who", who);
        put(tree, "having", having);
        put(tree, "about", about);
        put(tree, "post", post);
        put(tree, "evidence", kind);
        if (slash >= 0) {
            String detail = evidence.substring(slash + 1);
            put(
                    tree,
                    kind.equals(Words.of(EvidenceKind.FILING)) ? "form" : "topic",
                    own(measure).isPresent() ? Topic.own(measure) : detail);
        }
        put(tree, "count", count);
        put(tree, "cadence", cadence);
        put(tree, "on", on);
        put(tree, "from", from);
        if (opens.equals("on")) {
            tree.put("opens", opensValue);
        } else if (!opens.isEmpty()) {
            tree.put("opens", Map.of(opens, opensValue));
        }
        tree.put("due", Map.of(due, dueValue));
        put(tree, "grace", grace);
        put(tree, "receiver", receiver);
        if (!defaults.isEmpty()) {
            tree.put("default", defaults);
        }
        return tree;
    }

    static String text(Map<?, ?> tree, String key) {
        Object value = tree.get(key);
        return value == null ? "" : value.toString();
    }

    static void put(Map<String, Object> tree, String key, String value) {
        if (!value.isBlank()) {
            tree.put(key, value.strip());
        }
    }
}
