package cn.haoyuan.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A clause as it is typed on a page and not yet checked.
 *
 * @param was its number in the draft, by which measures cite it; "" for one that is added
 */
public record TypedClause(String was, String number, String title, String text) {

    static TypedClause of(Clause clause) {
        return new TypedClause(clause.number(), clause.number(), clause.title(), clause.text());
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        TypedAsk.put(tree, "number", number);
        TypedAsk.put(tree, "title", title);
        TypedAsk.put(tree, "text", text);
        return tree;
    }
}
