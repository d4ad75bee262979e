package cn.haoyuan.filing;

import cn.haoyuan.duty.Causes;
import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FormBonds;
import cn.haoyuan.plan.Prefill;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was filed as not done yet: rows without their day, where the form asks for the day of what is done, else why it is not; and rows of
 * the filing that asked for this one which it leaves out.
 */
@Component
@Transactional(readOnly = true)
public class OpenRows {

    /**
     * What is open of a field.
     *
     * @param blank so many rows have no day in that column
     * @param from where it begins, as 《表单》的“项目”; "" for nowhere else
     * @param missing what that names and this one does not, by the first column
     */
    public record Open(Field field, Column day, long blank, String from, List<String> missing) {

        public long rows() {
            return blank + missing.size();
        }
    }

    /**
     * What is left open.
     *
     * @param origin the filing that asked for this one and with whose rows it begins; null for none
     */
    public record Left(List<Open> open, @Nullable Long origin) {

        long rows() {
            return OpenRows.rows(open);
        }
    }

    private record Origin(
            @Nullable Long id,
            @Nullable String form,
            @Nullable String content) {

        static final Origin NONE = new Origin(null, null, null);
    }

    private record Standing(
            long id,
            int version,
            String form,
            String content,
            @Nullable Long originId,
            @Nullable String originForm,
            @Nullable String originContent) {

        Origin origin() {
            return new Origin(originId, originForm, originContent);
        }
    }

    private final JdbcClient jdbc;
    private final Forms forms;
    private final Causes causes;

    OpenRows(JdbcClient jdbc, Forms forms, Causes causes) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.causes = causes;
    }

    /** Of what is being written or was handed in: one statement where the form begins with the rows of what asks for it, else none. */
    public Left of(Forms.Bound bound, Filing filing, Content content) {
        if (!bound.form().leavesOpen()) {
            return new Left(List.of(), null);
        }
        Origin origin = origin(bound, filing);
        return new Left(in(bound, content, origin), origin.id());
    }

    private static long rows(List<Open> open) {
        return open.stream().mapToLong(Open::rows).sum();
    }

    private Origin origin(Forms.Bound bound, Filing filing) {
        boolean promised =
                bound.form().fields().stream().anyMatch(field -> field.prefill() instanceof Prefill.FromForm);
        return promised && filing.cause().isPresent()
                ? standing(List.of(filing.id())).getFirst().origin()
                : Origin.NONE;
    }

    /**
     * The content with the rows that a field leaves out put in, each behind the one that it follows there; two statements at most. A row that
     * answers what a letter said before it was corrected leaves nothing out.
     *
     * @param earlier where what was typed in them may stand still, the latest first
     */
    Restored restored(Forms.Bound bound, Filing filing, Content content, Field field, List<Content> earlier) {
        List<String> whole = new ArrayList<>();
        List<String> bare = new ArrayList<>();
        List<String> added = new ArrayList<>();
        List<Map<String, String>> before =
                earlier.stream().flatMap(each -> each.rows(field.id()).stream()).toList();
        List<Map<String, String>> rows = new ArrayList<>(content.rows(field.id()));
        List<Begun> begun = begun(bound, filing, field);
        int[] at = Begun.answered(field, begun, rows);
        int next = 0;
        for (int i = 0; i < at.length; i++) {
            if (at[i] < 0) {
                Map<String, String> row = begun.get(i).row();
                Map<String, String> typed = before.stream()
                        .filter(each -> Begun.key(field, each).equals(Begun.key(field, row)))
                        .filter(each -> filled(each) > filled(row))
                        .findFirst()
                        .orElse(row);
                (!typed.equals(row) ? whole : begun.get(i).added() ? added : bare).add(Begun.name(field, row));
                int place = next;
                rows.add(place, typed);
                Arrays.setAll(at, k -> at[k] < place ? at[k] : at[k] + 1);
                at[i] = place;
            }
            next = at[i] + 1;
        }
        return new Restored(content.with(field.id(), new Value.Rows(rows)), whole, bare, added);
    }

    /**
     * The content with what a letter says now in the row that answers what it said before, beside all that was typed there; empty where no row
     * does so of that line.
     */
    Optional<Content> reworded(Forms.Bound bound, Filing filing, Content content, String field, String line) {
        return causes.of(filing.dutyId()).stream()
                .flatMap(cause -> LetterRows.of(bound.form(), content, cause.wording()).stream())
                .filter(rows -> rows.field().id().equals(field))
                .flatMap(rows -> rows.reworded().stream()
                        .filter(row -> row.now().equals(line))
                        .map(row -> {
                            List<Map<String, String>> all = new ArrayList<>(content.rows(field));
                            Map<String, String> cells = new HashMap<>(all.get(row.row()));
                            cells.put(rows.field().columns().getFirst().id(), line);
                            all.set(row.row(), cells);
                            return content.with(field, new Value.Rows(all));
                        }))
                .findFirst();
    }

    private List<Begun> begun(Forms.Bound bound, Filing filing, Field field) {
        return field.prefill() instanceof Prefill.Event
                ? causes.of(filing.dutyId())
                        .map(cause -> Begun.by(field, cause.wording()))
                        .orElse(List.of())
                : promised(field, origin(bound, filing));
    }

    /** What keeps it from being submitted: rows that it leaves out. Those that it names as open are said to be so. */
    public List<FieldProblem> missing(Forms.Bound bound, Filing filing, Content content) {
        return of(bound, filing, content).open().stream()
                .flatMap(open -> open.missing().stream()
                        .map(row -> new FieldProblem(
                                FieldProblem.at(open.field().id()),
                                open.field().label(),
                                "%s里有“%s”，这里没有。不增不减，请照原文补上这一行。".formatted(open.from(), row),
                                true)))
                .toList();
    }

    private static List<Open> in(Forms.Bound bound, Content content, Origin origin) {
        FormBonds bonds = new FormBonds(bound.plan(), bound.form());
        return bound.form().fields().stream()
                .flatMap(field -> field.doneOn()
                        .map(day -> new Open(
                                field,
                                day,
                                blank(content.rows(field.id()), day),
                                Objects.requireNonNullElse(bonds.beginning(field.id()), ""),
                                missing(field, content.rows(field.id()), promised(field, origin)))))
                .filter(open -> open.rows() > 0)
                .toList();
    }

    private static long blank(List<Map<String, String>> rows, Column day) {
        return rows.stream()
                .filter(row -> row.values().stream().anyMatch(cell -> !cell.isBlank()))
                .filter(row -> row.getOrDefault(day.id(), "").isBlank())
                .count();
    }

    private static List<String> missing(Field field, List<Map<String, String>> rows, List<Begun> begun) {
        int[] at = Begun.answered(field, begun, rows);
        return IntStream.range(0, at.length)
                .filter(i -> at[i] < 0)
                .mapToObj(i -> Begun.name(field, begun.get(i).row()))
                .toList();
    }

    /** The rows that a field began with, as far as they are told apart, as it holds them. */
    private static List<Begun> promised(Field field, Origin origin) {
        if (origin.content() == null
                || !(field.prefill() instanceof Prefill.FromForm from)
                || !from.field().form().equals(origin.form())) {
            return List.of();
        }
        Value said = new Value.Rows(
                ContentJson.read(origin.content()).rows(from.field().field()));
        return Fitting.of(field, said).stream()
                .flatMap(value ->
                        value instanceof Value.Rows(List<Map<String, String>> rows) ? rows.stream() : Stream.empty())
                .filter(row -> !Begun.key(field, row).isEmpty())
                .map(Begun::new)
                .toList();
    }

    private static long filled(Map<String, String> row) {
        return row.values().stream().filter(cell -> !cell.isBlank()).count();
    }

    /**
     * How many rows the latest submissions leave open, by filing, of what asks for them as it stands; one statement where a form tells what
     * is open, else none, beside what the plans' versions take once. Those of what was accepted its {@link Filing#openRows()} says.
     */
    public Map<Long, Long> waiting(List<Filing> filings) {
        List<Long> telling = filings.stream()
                .filter(filing -> forms.of(filing).form().leavesOpen())
                .map(Filing::id)
                .toList();
        return telling.isEmpty()
                ? Map.of()
                : standing(telling).stream()
                        .collect(Collectors.toMap(
                                Standing::id,
                                each -> rows(in(
                                        forms.of(each.version(), each.form()),
                                        ContentJson.read(each.content()),
                                        each.origin()))));
    }

    private List<Standing> standing(Collection<Long> filings) {
        return jdbc.sql("""
                        select f.id, f.version_id as version, f.form, coalesce(s.content, '{}')::text as content,
                               o.id as origin_id, o.form as origin_form, o.content as origin_content
                        from filing f
                        left join filing_submission s on s.filing_id = f.id
                            and s.no = (select max(no) from filing_submission where filing_id = f.id)
                        left join lateral (
                            select p.id, p.form, t.content::text as content
                            from fact c
                            join filing p on p.id = c.source_id
                            join filing_submission t on t.filing_id = p.id and t.no = p.accepted_no
                            where c.id = cause_of(f.period) and c.source = 'filing'
                            limit 1) o on true -- one at most; the limit keeps it from being joined as a whole
                        where f.id = any (:filings)
                        """)
                .param("filings", filings.toArray(Long[]::new))
                .query(Standing.class)
                .list();
    }
}
