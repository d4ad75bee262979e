package cn.haoyuan.crawl;

import cn.haoyuan.testing.Visitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form as somebody found it in a page.
 *
 * @param posts whether it changes something; otherwise its fields are the parameters of an address
 * @param fields what it would send untouched, without the token
 */
record FoundForm(String action, boolean posts, Map<String, String> fields) {

    private static final List<String> NASTY = List.of(
            "",
            " ",
            "'\"><b>",
            "-1",
            "99999999999999999999",
            "2022-02-30",
            "NO_SUCH_THING",
            "\u0000",
            "😀".repeat(50),
            "长".repeat(5000),
            "1',1);--",
            "=1+1");

    /** Values tried in each field while the others stay as they were: one in this many. */
    private static final int PART = 4;

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "<input\\b([^>]*)>|<textarea\\b([^>]*)>(.*?)</textarea>|<select\\b([^>]*)>(.*?)</select>|<button\\b([^>]*)>",
            Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");

    /** The forms of a page; where a form names no address, that is {@code address}. */
    static List<FoundForm> in(String html, String address) {
        List<FoundForm> found = new ArrayList<>();
        Matcher form = FORM.matcher(html);
        while (form.find()) {
            String action = attribute(form.group(1), "action");
            Map<String, String> fields = fields(form.group(2));
            fields.remove("_csrf");
            fields.remove("_for");
            found.add(new FoundForm(
                    action.isEmpty() ? address : action,
                    attribute(form.group(1), "method").equals("post"),
                    fields));
        }
        return found;
    }

    /** Where it leads and what it asks, whatever the numbers and values in it. */
    String shape() {
        return action.replaceAll("\\d+", "{n}")
                + fields.keySet().stream()
                        .map(FoundForm::family)
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** Where its fields are the parameters of an address: that. */
    String address() {
        return Site.path(action)
                + "?"
                + fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + Visitor.encode(field.getValue()))
                        .collect(Collectors.joining("&"));
    }

    /** Everything nonsense at once, with each nonsense; then one field after the other, a few of them each. */
    List<Map<String, String>> nonsense() {
        List<Map<String, String>> sent = new ArrayList<>();
        for (String nasty : NASTY) {
            Map<String, String> all = new LinkedHashMap<>(fields);
            all.replaceAll((name, value) -> nasty);
            sent.add(all);
        }
        Map<String, String> families = new LinkedHashMap<>();
        fields.keySet().forEach(name -> families.putIfAbsent(family(name), name));
        int turn = 0;
        for (String name : families.values()) {
            for (int i = turn++ % PART; i < NASTY.size() && fields.size() > 1; i += PART) {
                Map<String, String> one = new LinkedHashMap<>(fields);
                one.put(name, NASTY.get(i));
                sent.add(one);
            }
        }
        return sent;
    }

    private static String family(String field) {
        return field.replaceAll("\\d+", "{n}");
    }

    private static Map<String, String> fields(String html) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(html);
        while (field.find()) {
            String input = field.group(1);
            if (input != null) {
                boolean choice = attribute(input, "type").matches("checkbox|radio");
                if (!choice || input.contains(" checked")) {
                    put(fields, input, attribute(input, "value"));
                } else {
                    fields.putIfAbsent(attribute(input, "name"), "");
                }
            } else if (field.group(2) != null) {
                put(fields, field.group(2), field.group(3));
            } else if (field.group(4) != null) {
                put(fields, field.group(4), chosen(field.group(5)));
            } else {
                put(fields, field.group(6), attribute(field.group(6), "value"));
            }
        }
        fields.remove("");
        return fields;
    }

    private static String chosen(String options) {
        String first = null;
        Matcher option = OPTION.matcher(options);
        while (option.find()) {
            String value = attribute(option.group(1), "value");
            if (option.group(1).contains(" selected")) {
                return value;
            }
            first = first == null ? value : first;
        }
        return first == null ? "" : first;
    }

    private static void put(Map<String, String> fields, String tag, String value) {
        fields.put(
                attribute(tag, "name"),
                value.replace("&lt;", "<")
                        .replace("&#34;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&"));
    }

    private static String attribute(String tag, String name) {
        Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return attribute.find() ? attribute.group(1).replace("&amp;", "&") : "";
    }
}
