package cn.haoyuan.filing;

import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.RecordPart;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Work that a unit announced in what it handed in, so that recording it asks for nothing that was said there. */
@Component
@Transactional(readOnly = true)
public class Announced {

    /**
     * A piece of work as it was announced.
     *
     * @param form title of what announced it
     */
    public record Work(String form, LocalDate day, String title, String people, String place) {}

    private final JdbcClient jdbc;
    private final Plans plans;

    Announced(JdbcClient jdbc, Plans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /**
     * The work of a kind that the unit announced for the days from one to another, both inclusive, and has not recorded yet; the latest.
     * One statement at most.
     */
    public Optional<Work> of(int unitId, EvidenceKind kind, LocalDate from, LocalDate to) {
        List<Form> forms = plans.plan().stream()
                .flatMap(plan -> plan.forms().stream())
                .filter(form -> form.fields().stream().anyMatch(field -> field.announces() == kind))
                .toList();
        return forms.isEmpty()
                ? Optional.empty()
                : jdbc
                        .sql("""
                                select f.form, s.content::text as content,
                                       array(select distinct k.happened_on::text from fact k
                                             where k.unit_id = :unit and k.kind = :kind and k.happened_on between :from and :to
                                               and not exists (select from fact_void v where v.fact_id = k.id)) as done
                                from filing f
                                join lateral (
                                    select content from filing_submission s where s.filing_id = f.id order by s.no desc limit 1) s on true
                                where f.unit_id = :unit and f.form = any (:forms) and f.state <> 'DRAFT'
                                order by f.id desc
                                limit 4
                                """)
                        .param("unit", unitId)
                        .param("kind", kind.name())
                        .param("from", from)
                        .param("to", to)
                        .param("forms", forms.stream().map(Form::id).toArray(String[]::new))
                        .query((row, number) -> {
                            List<String> done =
                                    List.of((String[]) row.getArray("done").getArray());
                            return works(forms, row.getString("form"), kind, ContentJson.read(row.getString("content")))
                                    .stream()
                                    .filter(work -> !done.contains(work.day().toString()))
                                    .toList();
                        })
                        .stream()
                        .flatMap(List::stream)
                        .filter(work ->
                                !work.day().isBefore(from) && !work.day().isAfter(to))
                        .max(Comparator.comparing(Work::day));
    }

    private static List<Work> works(List<Form> forms, String id, EvidenceKind kind, Content content) {
        List<Work> works = new ArrayList<>();
        for (Form form : forms) {
            for (Field field : form.fields()) {
                if (form.id().equals(id) && field.announces() == kind) {
                    content.rows(field.id())
                            .forEach(row -> work(form, field, row).ifPresent(works::add));
                }
            }
        }
        return works;
    }

    private static Optional<Work> work(Form form, Field field, Map<String, String> row) {
        Map<RecordPart, String> said = new EnumMap<>(RecordPart.class);
        for (Column column : field.columns()) {
            if (column.becomes() != null) {
                said.put(column.becomes(), row.getOrDefault(column.id(), "").strip());
            }
        }
        try {
            return Optional.of(new Work(
                    form.title(),
                    LocalDate.parse(said.getOrDefault(RecordPart.DAY, "")),
                    said.getOrDefault(RecordPart.TITLE, ""),
                    said.getOrDefault(RecordPart.PEOPLE, ""),
                    said.getOrDefault(RecordPart.PLACE, "")));
        } catch (DateTimeParseException undated) {
            return Optional.empty();
        }
    }
}
