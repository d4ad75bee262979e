package cn.haoyuan.plan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the versions of the plan, each once as long as it says the same. */
final class PlanReadings {

    /** @param all stands for all forms of the version, as in {@link Plans.Row} */
    private record FormRow(String name, String source, String all) {
        private PlanFile file() {
            return new PlanFile(name, source);
        }
    }

    private record Read(String source, @Nullable String forms, Plan plan) {}

    private final JdbcClient jdbc;
    private final Map<Integer, Read> read = new ConcurrentHashMap<>();

    PlanReadings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PlanVersion version(Plans.Row row) {
        Read known = read.get(row.id());
        if (known == null || !known.source().equals(row.source()) || !Objects.equals(known.forms(), row.forms())) {
            known = read(row);
            read.put(row.id(), known);
        }
        return new PlanVersion(
                row.id(), row.no(), row.sourceName(), known.plan(), row.begunAt(), row.publishedOn(), row.reason());
    }

    /** What was read stands for itself: the forms of a draft may be others by now than when the row was asked for. */
    private Read read(Plans.Row row) {
        List<FormRow> forms = formRows(row.id());
        List<PlanFile> files = forms.stream().map(FormRow::file).toList();
        String all =
                row.forms() == null || forms.isEmpty() ? null : forms.getFirst().all();
        return switch (PlanReader.read(new PlanFile(row.sourceName(), row.source()), files)) {
            case PlanReading.Accepted(Plan plan) -> new Read(row.source(), all, plan);
            case PlanReading.Refused(List<Problem> problems) ->
                throw new IllegalStateException("plan version " + row.id() + " no longer reads: " + problems);
        };
    }

    /** The form files of a version. */
    List<PlanFile> forms(int versionId) {
        return formRows(versionId).stream().map(FormRow::file).toList();
    }

    private List<FormRow> formRows(int versionId) {
        return jdbc.sql("""
                        select name, source, (select md5(string_agg(name || source, '' order by name)) from plan_form where version_id = :id) as "all"
                        from plan_form where version_id = :id order by name
                        """).param("id", versionId).query(FormRow.class).list();
    }
}
