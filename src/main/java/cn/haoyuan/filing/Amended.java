package cn.haoyuan.filing;

import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Prefill;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was amended since a draft was begun, of the filing that brought its duty about and whose rows it began with: the draft keeps its
 * rows, and whoever writes it is told which of them the other words differently now.
 */
@Component
@Transactional(readOnly = true)
public class Amended {

    /**
     * A table of the draft.
     *
     * @param filing whose rows it began with
     * @param title of its form
     * @param on when the amendment was accepted
     * @param now rows as they stand there now and not here, each in words
     * @param before rows that stand here and not there any more
     */
    public record Rows(Field field, long filing, String title, LocalDate on, List<String> now, List<String> before) {}

    private record Source(long id, String form, OffsetDateTime at, String content) {}

    private final JdbcClient jdbc;

    Amended(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement where a form begins with the rows of another; else none. */
    public List<Rows> since(Forms.Bound bound, Filing filing, Content draft) {
        Form form = bound.form();
        List<String> sources = form.fields().stream()
                .flatMap(Amended::source)
                .map(from -> from.field().form())
                .distinct()
                .toList();
        if (sources.isEmpty() || filing.cause().isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql("""
                        select f.id, f.form, a.at, s.content::text as content
                        from fact c
                        join filing f on f.id = c.source_id and f.form = any (:forms)
                        join filing_submission s on s.filing_id = f.id and s.no = f.accepted_no
                        -- once more, where it was taken back in between
                        join filing_act a on a.id = (select max(b.id) from filing_act b
                                                     where b.filing_id = f.id and b.verb = 'ACCEPT' and b.submission_no = s.no)
                        where c.id = :cause and c.source = 'filing'
                          and a.at > (select max(b.at) from filing_act b where b.filing_id = :filing and b.verb = 'START')
                        """)
                .param("forms", sources.toArray(String[]::new))
                .param("cause", filing.cause().orElseThrow())
                .param("filing", filing.id())
                .query(Source.class)
                .list()
                .stream()
                .flatMap(source -> form.fields().stream().flatMap(field -> source(field)
                        .filter(from -> from.field().form().equals(source.form()))
                        .flatMap(from -> differing(field, from, source, bound.plan(), draft))))
                .toList();
    }

    private static Stream<Prefill.FromForm> source(Field field) {
        return field.prefill() instanceof Prefill.FromForm from ? Stream.of(from) : Stream.empty();
    }

    private static Stream<Rows> differing(Field field, Prefill.FromForm from, Source source, Plan plan, Content draft) {
        List<Map<String, String>> there =
                ContentJson.read(source.content()).rows(from.field().field());
        List<String> shared = field.columns().stream()
                .map(column -> column.id())
                .filter(column -> there.stream().anyMatch(row -> row.containsKey(column)))
                .toList();
        List<String> now = words(there, shared);
        List<String> here = words(draft.rows(field.id()), shared);
        Rows rows = new Rows(
                field,
                source.id(),
                plan.form(source.form()).map(Form::title).orElse(""),
                ChineseDay.day(source.at()),
                now.stream().filter(row -> !here.contains(row)).toList(),
                here.stream().filter(row -> !now.contains(row)).toList());
        return rows.now().isEmpty() && rows.before().isEmpty() ? Stream.empty() : Stream.of(rows);
    }

    /** Of rows that say something, what these columns hold. */
    private static List<String> words(List<Map<String, String>> rows, List<String> columns) {
        return rows.stream()
                .map(row -> String.join(
                        "，",
                        columns.stream()
                                .map(column -> row.getOrDefault(column, "").strip())
                                .filter(cell -> !cell.isEmpty())
                                .toList()))
                .filter(words -> !words.isEmpty())
                .toList();
    }
}
