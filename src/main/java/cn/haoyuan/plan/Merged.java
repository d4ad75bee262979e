package cn.haoyuan.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What two people made of the same part of a draft, put together: what only one of them changed is as that one has it.
 *
 * @param mine where both changed the same, mine
 * @param theirs where both changed the same, theirs; equal to {@code mine} where nothing is disputed
 */
record Merged<T>(T mine, T theirs) {

    private static final JsonMapper JSON = new JsonMapper();

    /** @param from what both began with; where that is unknown, all of it is disputed */
    @SuppressWarnings("unchecked")
    static <T> Merged<T> of(Optional<T> from, T mine, T theirs) {
        if (from.isEmpty()) {
            return new Merged<>(mine, theirs);
        }
        JsonNode base = JSON.valueToTree(from.get());
        JsonNode one = JSON.valueToTree(mine);
        JsonNode other = JSON.valueToTree(theirs);
        Class<T> type = (Class<T>) mine.getClass();
        return new Merged<>(
                JSON.treeToValue(merge(base, one, other), type), JSON.treeToValue(merge(base, other, one), type));
    }

    boolean disputed() {
        return !mine.equals(theirs);
    }

    /** {@code one} goes first where both changed the same. */
    private static JsonNode merge(JsonNode from, JsonNode one, JsonNode other) {
        if (one.equals(from)) {
            return other;
        }
        if (other.equals(from) || !one.isObject()) {
            return one;
        }
        ObjectNode merged = JSON.createObjectNode();
        for (String name : one.propertyNames()) {
            JsonNode was = from.path(name);
            JsonNode a = one.path(name);
            JsonNode b = other.path(name);
            merged.set(name, was.isArray() ? list(was, a, b) : merge(was, a, b));
        }
        return merged;
    }

    /**
     * Lists are joined part by part: what one added stands beside what the other changed. Parts that have no name in the draft, as the
     * asks of a measure, are told apart by their places, and each is taken whole.
     */
    private static JsonNode list(JsonNode from, JsonNode one, JsonNode other) {
        if (one.equals(from)
                || other.equals(from)
                || Stream.of(from, one, other).anyMatch(Merged::ofWords)) {
            return one.equals(from) ? other : one;
        }
        Map<String, JsonNode> was = parts(from);
        Map<String, JsonNode> mine = parts(one);
        Map<String, JsonNode> theirs = parts(other);
        Map<String, JsonNode> first = kept(mine, was).equals(kept(was, mine)) ? theirs : mine;
        ArrayNode merged = JSON.createArrayNode();
        Stream.of(first, mine, theirs)
                .flatMap(parts -> parts.keySet().stream())
                .distinct()
                .forEach(part ->
                        part(was.get(part), mine.get(part), theirs.get(part)).ifPresent(merged::add));
        return merged;
    }

    /** A part as it is to be; empty where it goes. Each is null where it is not. */
    private static Optional<JsonNode> part(@Nullable JsonNode was, @Nullable JsonNode one, @Nullable JsonNode other) {
        if (was == null) {
            return Optional.ofNullable(one == null ? other : one);
        }
        if (one == null || other == null) {
            return Optional.ofNullable(one).filter(changed -> !changed.equals(was));
        }
        return Optional.of(!name(was).isEmpty() ? merge(was, one, other) : one.equals(was) ? other : one);
    }

    private static boolean ofWords(JsonNode list) {
        return !list.isEmpty() && !list.get(0).isObject();
    }

    /** The names of those that both have, in the order of the first. */
    private static List<String> kept(Map<String, JsonNode> some, Map<String, JsonNode> others) {
        return some.keySet().stream().filter(others::containsKey).toList();
    }

    private static Map<String, JsonNode> parts(JsonNode list) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            String name = name(list.get(i));
            parts.put(name.isEmpty() ? "#" + i : name, list.get(i));
        }
        return parts;
    }

    /** What a section, field, column or clause of the draft is called in it. */
    private static String name(JsonNode node) {
        return node.path("id").asString(node.path("was").asString(""));
    }
}
