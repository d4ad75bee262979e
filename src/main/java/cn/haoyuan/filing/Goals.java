package cn.haoyuan.filing;

import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldRef;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.GoalLinks;
import cn.haoyuan.plan.Plan;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Goals of accepted filings: what the level below links its own goals to. */
@Component
@Transactional(readOnly = true)
public class Goals {

    private record Row(long id, long filingId, int unitId, String form, String field, String text) {}

    private final JdbcClient jdbc;

    Goals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the goals of each goals field of a form may link to, for this unit; one statement at most. */
    Map<String, List<LinkOption>> offered(Form form, Plan plan, int unitId) {
        Map<String, List<LinkOption>> offered = new LinkedHashMap<>();
        List<Field> fields = Content.fields(form, FieldType.GOALS);
        List<Row> rows = standing(
                fields.stream()
                        .filter(field -> field.links() instanceof GoalLinks.Goals)
                        .map(field -> ((GoalLinks.Goals) field.links()).field().form())
                        .distinct()
                        .toList(),
                unitId);
        for (Field field : fields) {
            offered.put(field.id(), offered(field.links(), plan, rows));
        }
        return offered;
    }

    private static List<LinkOption> offered(@Nullable GoalLinks links, Plan plan, List<Row> rows) {
        return switch (links) {
            case null -> List.of();
            case GoalLinks.Measures() ->
                plan.measures().stream()
                        .map(measure ->
                                new LinkOption(measure.id(), measure.clauses().getFirst() + " " + measure.title()))
                        .toList();
            case GoalLinks.Goals(FieldRef ref) -> nearest(ref, rows);
        };
    }

    /** Those of the nearest unit on the way up that has any, of its latest filing. */
    private static List<LinkOption> nearest(FieldRef ref, List<Row> rows) {
        List<Row> fitting = rows.stream()
                .filter(row -> row.form().equals(ref.form()) && row.field().equals(ref.field()))
                .toList();
        return fitting.stream()
                .filter(row -> row.filingId() == fitting.getFirst().filingId())
                .map(row -> new LinkOption(Long.toString(row.id()), row.text()))
                .toList();
    }

    private List<Row> standing(List<String> forms, int unitId) {
        if (forms.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select g.id, g.filing_id, g.unit_id, g.form, g.field, g.text
                        from unit me
                        join unit u on u.seat <= me.seat and u.seat_end >= me.seat_end
                        join goal g on g.unit_id = u.id and g.form = any (:forms) and g.retired_at is null
                        where me.id = :unit
                        order by u.seat desc, g.filing_id desc, g.no
                        """)
                .param("forms", forms.toArray(String[]::new))
                .param("unit", unitId)
                .query(Row.class)
                .list();
    }

    /** What the links of contents say, by their value: titles of measures and texts of goals, retired ones too. */
    public Map<String, String> words(Form form, Plan plan, List<Content> contents) {
        Map<String, String> words = new HashMap<>();
        List<Long> ids = new ArrayList<>();
        for (Field field : Content.fields(form, FieldType.GOALS)) {
            for (Map<String, String> row : contents.stream()
                    .flatMap(content -> content.rows(field.id()).stream())
                    .toList()) {
                String link = row.getOrDefault(Typed.LINK, "");
                if (field.links() instanceof GoalLinks.Measures) {
                    plan.measure(link).ifPresent(measure -> words.put(link, measure.title()));
                } else if (link.matches("[0-9]{1,18}")) {
                    ids.add(Long.valueOf(link));
                }
            }
        }
        if (!ids.isEmpty()) {
            jdbc.sql("select id, filing_id, unit_id, form, field, text from goal where id = any (:ids)")
                    .param("ids", ids.toArray(Long[]::new))
                    .query(Row.class)
                    .list()
                    .forEach(row -> words.put(Long.toString(row.id()), row.text()));
        }
        return words;
    }

    /** Puts the goals of an accepted content in force. A goal whose text stays, or comes back, keeps its id, and so the links to it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(Filing filing, Form form, Content content, OffsetDateTime now) {
        for (Field field : Content.fields(form, FieldType.GOALS)) {
            List<Map<String, String>> rows = content.rows(field.id());
            retire(filing, field, rows, now);
            for (int i = 0; i < rows.size(); i++) {
                enter(filing, field, i + 1, rows.get(i), now);
            }
        }
    }

    private void retire(Filing filing, Field field, List<Map<String, String>> rows, OffsetDateTime now) {
        jdbc.sql("""
                        update goal set retired_at = :now
                        where filing_id = :filing and field = :field and retired_at is null and text <> all (:texts)
                        """)
                .param("now", now)
                .param("filing", filing.id())
                .param("field", field.id())
                .param(
                        "texts",
                        rows.stream()
                                .map(row -> row.getOrDefault(Typed.GOAL, "").strip())
                                .toArray(String[]::new))
                .update();
    }

    private void enter(Filing filing, Field field, int no, Map<String, String> row, OffsetDateTime now) {
        boolean toMeasure = field.links() instanceof GoalLinks.Measures;
        String link = row.getOrDefault(Typed.LINK, "");
        jdbc.sql("""
                        with kept as (
                            update goal set no = :no, measure = :measure, parent_id = :parent, retired_at = null
                            where id = (select id from goal where filing_id = :filing and field = :field and text = :text
                                        order by retired_at desc nulls first, id limit 1)
                            returning id)
                        insert into goal (filing_id, form, field, no, unit_id, text, measure, parent_id, accepted_at)
                        select :filing, :form, :field, :no, :unit, :text, :measure, :parent, :now
                        where not exists (select from kept)
                        """)
                .param("filing", filing.id())
                .param("form", filing.form())
                .param("field", field.id())
                .param("no", no)
                .param("unit", filing.unitId())
                .param("text", row.getOrDefault(Typed.GOAL, "").strip())
                .param("measure", toMeasure && !link.isEmpty() ? link : null, Types.VARCHAR)
                .param("parent", !toMeasure && link.matches("[0-9]{1,18}") ? Long.valueOf(link) : null, Types.BIGINT)
                .param("now", now)
                .update();
    }
}
