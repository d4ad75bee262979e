package cn.haoyuan.filing;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.duty.Causes;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldRef;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.KnownTable;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Prefill;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a new draft starts with: the register as it is on the day, and the unit's own last accepted filings. */
@Component
class Prefilling {

    /**
     * What a draft starts with.
     *
     * @param sources where each value comes from, in words, by field
     */
    record Start(Content content, Map<String, String> sources) {}

    /** @param cause whether it brought the duty about for which the draft is begun */
    private record Accepted(String form, String label, LocalDate opensOn, boolean cause, Content content) {}

    /** What an accepted filing says to a field. */
    private record Said(Accepted accepted, Value value) {}

    private final JdbcClient jdbc;
    private final KnownTables knownTables;
    private final Causes causes;

    Prefilling(JdbcClient jdbc, KnownTables knownTables, Causes causes) {
        this.jdbc = jdbc;
        this.knownTables = knownTables;
        this.causes = causes;
    }

    /** One statement, one for each table that the register fills, and what is asked about the cause of the duty where one begins with that. */
    Start start(Form form, Plan plan, Filing filing, LocalDate day) {
        int unitId = filing.unitId();
        Map<String, Accepted> latest = latest(form, unitId, filing.cause().orElse(null));
        Map<String, Value> values = new LinkedHashMap<>();
        Map<String, String> sources = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            if (field.prefill() instanceof Prefill.Event) {
                causes.of(filing.dutyId()).ifPresent(cause -> {
                    List<Map<String, String>> rows = Begun.by(field, cause.wording()).stream()
                            .map(Begun::row)
                            .toList();
                    if (!rows.isEmpty()) {
                        values.put(field.id(), new Value.Rows(rows));
                        sources.put(field.id(), cause.fact().title());
                    }
                });
                continue;
            }
            Said said = said(form, field, latest);
            List<Map<String, String>> known = field.prefill() instanceof Prefill.Register(KnownTable table)
                    ? knownTables.rows(table, unitId, day)
                    : List.of();
            if (!known.isEmpty()) {
                values.put(
                        field.id(),
                        new Value.Rows(known.stream()
                                .map(row -> beside(field, row, said))
                                .toList()));
                sources.put(field.id(), "名册（" + DayInWords.of(day) + "）");
            } else if (said != null) {
                values.put(field.id(), said.value());
                String title =
                        plan.form(said.accepted().form()).map(Form::title).orElse("");
                sources.put(field.id(), said.accepted().label() + "《" + title + "》");
            }
        }
        return new Start(new Content(values), sources);
    }

    /** A row of the register's; what it does not know stands as it was said last of the same, told by the first column. */
    private static Map<String, String> beside(Field field, Map<String, String> known, @Nullable Said said) {
        String key = field.columns().getFirst().id();
        Map<String, String> before = said != null && said.value() instanceof Value.Rows(List<Map<String, String>> rows)
                ? rows.stream()
                        .filter(row -> Objects.equals(row.get(key), known.get(key)))
                        .findFirst()
                        .orElse(Map.of())
                : Map.of();
        Map<String, String> cells = new LinkedHashMap<>();
        field.columns()
                .forEach(column ->
                        cells.put(column.id(), known.getOrDefault(column.id(), before.getOrDefault(column.id(), ""))));
        return cells;
    }

    /** What was said last to what the field asks, here or there, or there by what brought the duty about; null where nothing was. */
    private static @Nullable Said said(Form form, Field field, Map<String, Accepted> latest) {
        return places(form, field)
                .flatMap(ref -> Stream.ofNullable(latest.get(ref.form()))
                        .flatMap(one -> Stream.ofNullable(one.content().values().get(ref.field()))
                                .flatMap(value -> Fitting.of(field, value).stream())
                                .map(value -> new Said(one, value))))
                .max(Comparator.comparing((Said said) -> said.accepted().cause())
                        .thenComparing(said -> said.accepted().opensOn()))
                .orElse(null);
    }

    /** Where the answer to a field may stand. */
    private static Stream<FieldRef> places(Form form, Field field) {
        FieldRef own = new FieldRef(form.id(), field.id());
        return switch (field.prefill()) {
            case null -> Stream.empty();
            case Prefill.Event event -> Stream.empty();
            case Prefill.Last last -> Stream.of(own);
            case Prefill.Register register -> Stream.of(own);
            case Prefill.FromForm(FieldRef ref) -> Stream.of(own, ref);
        };
    }

    private Map<String, Accepted> latest(Form form, int unitId, @Nullable Long cause) {
        List<String> forms = form.fields().stream()
                .flatMap(field -> places(form, field))
                .map(FieldRef::form)
                .distinct()
                .toList();
        Map<String, Accepted> latest = new LinkedHashMap<>();
        if (!forms.isEmpty()) {
            jdbc.sql("""
                            select distinct on (f.form) f.form, d.label, d.opens_on, c.id is not null as cause, s.content::text as content
                            from filing f
                            join duty d on d.id = f.duty_id
                            join filing_submission s on s.filing_id = f.id and s.no = f.accepted_no
                            left join fact c on c.id = :cause and c.source = 'filing' and c.source_id = f.id
                            where f.unit_id = :unit and f.form = any (:forms)
                            order by f.form, cause desc, d.opens_on desc, f.id desc
                            """)
                    .param("unit", unitId)
                    .param("cause", cause, Types.BIGINT)
                    .param("forms", forms.toArray(String[]::new))
                    .query((row, number) -> new Accepted(
                            row.getString("form"),
                            row.getString("label"),
                            row.getObject("opens_on", LocalDate.class),
                            row.getBoolean("cause"),
                            ContentJson.read(row.getString("content"))))
                    .list()
                    .forEach(accepted -> latest.put(accepted.form(), accepted));
        }
        return latest;
    }
}
