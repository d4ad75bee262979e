package cn.haoyuan.filing;

import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.Form;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was filed as not done yet: rows without their day, where the form asks for the day of what is done, else why it is not. */
@Component
@Transactional(readOnly = true)
public class OpenRows {

    /** So many rows of a field have no day in that column. */
    public record Open(Field field, Column day, long rows) {}

    private record Standing(long id, int version, String form, String content) {}

    private final JdbcClient jdbc;
    private final Forms forms;

    OpenRows(JdbcClient jdbc, Forms forms) {
        this.jdbc = jdbc;
        this.forms = forms;
    }

    /** None where nothing is left open. */
    public static List<Open> in(Form form, Content content) {
        return form.fields().stream()
                .flatMap(field -> field.doneOn().map(day -> new Open(field, day, count(content.rows(field.id()), day))))
                .filter(open -> open.rows() > 0)
                .toList();
    }

    private static long count(List<Map<String, String>> rows, Column day) {
        return rows.stream()
                .filter(row -> row.values().stream().anyMatch(cell -> !cell.isBlank()))
                .filter(row -> row.getOrDefault(day.id(), "").isBlank())
                .count();
    }

    /** How many rows the submissions leave open that stand, by filing; no more than one statement beside what the plans' versions take once. */
    public Map<Long, Long> accepted(Collection<Long> filings) {
        if (filings.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("""
                        select f.id, f.version_id as version, f.form, s.content::text as content
                        from filing f join filing_submission s on s.filing_id = f.id and s.no = f.accepted_no
                        where f.id = any (:filings)
                        """).param("filings", filings.toArray(Long[]::new)).query(Standing.class).list().stream()
                .collect(Collectors.toMap(
                        Standing::id,
                        each ->
                                in(forms.of(each.version(), each.form()).form(), ContentJson.read(each.content()))
                                        .stream()
                                        .mapToLong(Open::rows)
                                        .sum()));
    }
}
