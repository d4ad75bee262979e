package cn.haoyuan.filing;

import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldRef;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Prefill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a new draft starts with: the unit's own last accepted filings. */
@Component
class Prefilling {

    /**
     * What a draft starts with.
     *
     * @param sources where each value comes from, in words, by field
     */
    record Start(Content content, Map<String, String> sources) {}

    private record Accepted(String form, String label, Content content) {}

    private final JdbcClient jdbc;

    Prefilling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement. */
    Start start(Form form, Plan plan, int unitId) {
        Map<String, Accepted> latest = latest(form, unitId);
        Map<String, Value> values = new LinkedHashMap<>();
        Map<String, String> sources = new LinkedHashMap<>();
        for (Field field : Content.fields(form)) {
            FieldRef from = from(form, field);
            Accepted accepted = from == null ? null : latest.get(from.form());
            if (from != null && accepted != null && !accepted.content().blank(from.field())) {
                values.put(field.id(), accepted.content().values().get(from.field()));
                String title = plan.form(from.form()).map(Form::title).orElse("");
                sources.put(field.id(), accepted.label() + "《" + title + "》");
            }
        }
        return new Start(new Content(values), sources);
    }

    private static @Nullable FieldRef from(Form form, Field field) {
        return switch (field.prefill()) {
            case null -> null;
            case Prefill.Last() -> new FieldRef(form.id(), field.id());
            case Prefill.FromForm(FieldRef ref) -> ref;
        };
    }

    private Map<String, Accepted> latest(Form form, int unitId) {
        List<String> forms = Content.fields(form).stream()
                .flatMap(field -> Stream.ofNullable(from(form, field)))
                .map(FieldRef::form)
                .distinct()
                .toList();
        Map<String, Accepted> latest = new LinkedHashMap<>();
        if (!forms.isEmpty()) {
            jdbc.sql("""
                            select distinct on (f.form) f.form, d.label, s.content::text as content
                            from filing f
                            join duty d on d.id = f.duty_id
                            join filing_submission s on s.filing_id = f.id and s.no = f.accepted_no
                            where f.unit_id = :unit and f.form = any (:forms)
                            order by f.form, d.opens_on desc, f.id desc
                            """)
                    .param("unit", unitId)
                    .param("forms", forms.toArray(String[]::new))
                    .query((row, number) -> new Accepted(
                            row.getString("form"), row.getString("label"), ContentJson.read(row.getString("content"))))
                    .list()
                    .forEach(accepted -> latest.put(accepted.form(), accepted));
        }
        return latest;
    }
}
