package cn.haoyuan.filing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A content as JSON: text as a string, items as an array of strings, rows as an array of objects of strings. */
final class ContentJson {

    private static final JsonMapper JSON = new JsonMapper();

    private ContentJson() {}

    static String write(Content content) {
        ObjectNode all = JSON.createObjectNode();
        content.values().forEach((field, value) -> {
            switch (value) {
                case Value.Text(String text) -> all.put(field, text);
                case Value.Items(List<String> items) -> items.forEach(all.putArray(field)::add);
                case Value.Rows(List<Map<String, String>> rows) -> {
                    ArrayNode array = all.putArray(field);
                    rows.forEach(row -> row.forEach(array.addObject()::put));
                }
            }
        });
        return all.toString();
    }

    /** Reads what {@link #write} wrote. What has another shape is left out. */
    static Content read(String json) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : JSON.readTree(json).properties()) {
            Value value = value(entry.getValue());
            if (value != null) {
                values.put(entry.getKey(), value);
            }
        }
        return new Content(values);
    }

    static String writeWords(Map<String, String> words) {
        ObjectNode all = JSON.createObjectNode();
        words.forEach(all::put);
        return all.toString();
    }

    /** An object of strings; null gives none. */
    static Map<String, String> readWords(@Nullable String json) {
        return json == null ? Map.of() : words(JSON.readTree(json));
    }

    private static @Nullable Value value(JsonNode node) {
        if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            List<Map<String, String>> rows = new ArrayList<>();
            node.forEach(row -> rows.add(words(row)));
            return new Value.Rows(rows);
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(item.asString()));
            return new Value.Items(items);
        }
        return node.isObject() || node.isNull() ? null : new Value.Text(node.asString());
    }

    private static Map<String, String> words(JsonNode node) {
        Map<String, String> words = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> words.put(entry.getKey(), entry.getValue().asString()));
        return words;
    }
}
