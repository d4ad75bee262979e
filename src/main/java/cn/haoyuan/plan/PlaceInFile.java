package cn.haoyuan.plan;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a plan file something stands, as an officer finds it: 举措“幼儿园学期计划”第 1 项要求，频次（cadence）. */
final class PlaceInFile {

    private static final Pattern STEP = Pattern.compile("([a-zA-Z]+)(?:\\[([^\\]]*)])?\\.?");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("id", "标识"),
            Map.entry("title", "名称"),
            Map.entry("text", "内容"),
            Map.entry("number", "编号"),
            Map.entry("issuer", "发文单位"),
            Map.entry("from", "从哪天起"),
            Map.entry("to", "最后一天"),
            Map.entry("clauses", "依据条款"),
            Map.entry("reader", "谁来看"),
            Map.entry("minutes", "大约几分钟"),
            Map.entry("standing", "常态要求"),
            Map.entry("condition", "条件"),
            Map.entry("duties", "具体要求"),
            Map.entry("who", "谁来做"),
            Map.entry("having", "只限哪些"),
            Map.entry("about", "针对谁"),
            Map.entry("post", "由谁办理"),
            Map.entry("evidence", "用什么证明"),
            Map.entry("form", "表单"),
            Map.entry("topic", "主题"),
            Map.entry("kinds", "用于哪些证明"),
            Map.entry("count", "每期几次"),
            Map.entry("cadence", "频次"),
            Map.entry("on", "由什么引起"),
            Map.entry("opens", "何时起可以办理"),
            Map.entry("due", "期限"),
            Map.entry("grace", "逾期几天内还能补"),
            Map.entry("receiver", "送谁"),
            Map.entry("default", "默认值"));

    private PlaceInFile() {}

    /** {@code titles}: of measures, by id. A key that is not a plan's is answered as it is. */
    static String words(String key, Map<String, String> titles) {
        Matcher step = STEP.matcher(key);
        if (!step.lookingAt()) {
            return key;
        }
        String item = step.group(2);
        String place =
                switch (step.group(1)) {
                    case "plan" -> "计划";
                    case "clauses" -> item == null ? "条款" : "条款“" + item + "”";
                    case "topics" -> item == null ? "主题" : "主题“" + item + "”";
                    case "measures" -> item == null ? "举措" : "举措“" + titles.getOrDefault(item, item) + "”";
                    default -> "";
                };
        if (place.isEmpty()) {
            return key;
        }
        String rest = key.substring(step.end());
        Matcher duty = Pattern.compile("duties\\[(\\d+)]\\.?").matcher(rest);
        if (duty.lookingAt()) {
            place += "第 " + duty.group(1) + " 项要求";
            rest = rest.substring(duty.end());
        }
        Matcher name = STEP.matcher(rest);
        return !name.lookingAt()
                ? place
                : place + "，" + (NAMES.containsKey(name.group(1)) ? NAMES.get(name.group(1)) + "（" + rest + "）" : rest);
    }
}
