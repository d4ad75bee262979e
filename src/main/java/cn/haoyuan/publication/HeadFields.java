package cn.haoyuan.publication;

import cn.haoyuan.plan.TypedClause;
import cn.haoyuan.plan.TypedHead;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.util.MultiValueMap;

/** Reads what a plan says of itself, and its clauses, from the fields of their page; nothing else gets in. */
record HeadFields(MultiValueMap<String, String> fields) {

    TypedHead read() {
        List<TypedClause> clauses = IntStream.iterate(0, c -> c + 1)
                .mapToObj(c -> "c" + c + ".")
                .takeWhile(at -> fields.containsKey(at + "was"))
                .map(at -> new TypedClause(
                        text(at + "was"),
                        text(at + "number").replace('（', '(').replace('）', ')'),
                        text(at + "title"),
                        text(at + "text")))
                .toList();
        return new TypedHead(text("title"), text("number"), text("issuer"), text("from"), text("to"), clauses);
    }

    private String text(String name) {
        return MeasureForm.text(fields, name);
    }
}
