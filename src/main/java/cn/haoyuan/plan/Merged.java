package cn.haoyuan.plan;

import java.util.Optional;
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

    /** Lists of as many; one that grew or shrank is taken whole, as is what stands in another's place. */
    private static JsonNode list(JsonNode from, JsonNode one, JsonNode other) {
        if (from.size() != one.size() || from.size() != other.size()) {
            return one.equals(from) ? other : one;
        }
        ArrayNode merged = JSON.createArrayNode();
        for (int i = 0; i < from.size(); i++) {
            JsonNode was = from.get(i);
            boolean same = known(was) && id(was).equals(id(one.get(i))) && id(was).equals(id(other.get(i)));
            merged.add(
                    same ? merge(was, one.get(i), other.get(i)) : one.get(i).equals(was) ? other.get(i) : one.get(i));
        }
        return merged;
    }

    private static boolean known(JsonNode node) {
        return !id(node).isEmpty();
    }

    /** What a section, field, column or clause of the draft is called in it. */
    private static String id(JsonNode node) {
        return node.path("id").asString(node.path("was").asString(""));
    }
}
