package cn.haoyuan.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A clause as it is typed on a page and not yet checked.
 *
 * @param was its number in the draft, by which measures cite it; "" for one that is added
 */
public record TypedClause(String was, String number, String title, String text) {

    static TypedClause of(Clause clause) {
        return new TypedClause(clause.number(), clause.number(), clause.title(), clause.text());
    }

    Clause clause() {
        return new Clause(number, title, text);
    }

    /** The same below what a clause that it is nested in is called now, where it has no new number of its own. */
    TypedClause following(Map<String, String> anew) {
        if (!number.equals(was)) {
            return this;
        }
        for (Optional<String> above = clause().parent();
                above.isPresent();
                above = new Clause(above.get(), "", "").parent()) {
            String now = anew.getOrDefault(above.get(), above.get());
            if (!now.equals(above.get())) {
                return new TypedClause(was, now + number.substring(above.get().length()), title, text);
            }
        }
        return this;
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        TypedAsk.put(tree, "number", number);
        TypedAsk.put(tree, "title", title);
        TypedAsk.put(tree, "text", text);
        return tree;
    }
}
