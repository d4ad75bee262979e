package cn.haoyuan.publication;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.plan.TypedClause;
import cn.haoyuan.plan.TypedHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where two say different things of the same plan, or in its clauses: typed by two people, or in two versions. */
final class HeadDifferences {

    private static final String NONE = "（没有）";

    private final List<List<String>> rows = new ArrayList<>();

    private HeadDifferences() {}

    /** What it is, what the one says, what the other says. */
    static List<List<String>> of(TypedHead one, TypedHead other) {
        HeadDifferences all = new HeadDifferences();
        all.row("计划名称", one.title(), other.title());
        all.row("文号", one.number(), other.number());
        all.row("发文单位", one.issuer(), other.issuer());
        all.row("第一天", DayInWords.said(one.from()), DayInWords.said(other.from()));
        all.row("最后一天", DayInWords.said(one.to()), DayInWords.said(other.to()));
        all.clauses(one.clauses(), other.clauses());
        return List.copyOf(all.rows);
    }

    private void row(String what, String here, String there) {
        if (!here.equals(there)) {
            rows.add(List.of(what, here.isEmpty() ? NONE : here, there.isEmpty() ? NONE : there));
        }
    }

    private void clauses(List<TypedClause> here, List<TypedClause> there) {
        Map<TypedClause, TypedClause> same = TypedHead.same(here, there);
        for (TypedClause clause : here) {
            TypedClause now = same.get(clause);
            if (now == null) {
                row("删去一个条款", said(clause), NONE);
                continue;
            }
            row("“" + clause.title() + "”的条款号", clause.number(), now.number());
            row("条款 " + clause.number() + " 的名称", clause.title(), now.title());
            row("条款 " + clause.number() + " 的内容", clause.text(), now.text());
        }
        there.stream()
                .filter(clause -> !same.containsValue(clause))
                .forEach(clause -> row("新增一个条款", NONE, said(clause)));
    }

    private static String said(TypedClause clause) {
        return clause.number() + " " + clause.title() + "：" + clause.text();
    }
}
