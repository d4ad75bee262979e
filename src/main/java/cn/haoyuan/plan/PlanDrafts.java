package cn.haoyuan.plan;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts that are edited measure by measure. The draft itself is always a sound plan file; what is typed and not yet sound
 * is kept beside it. Every change holds the draft, so that changes come one after the other.
 */
@Component
@Transactional
public class PlanDrafts {

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Edits<TypedMeasure> edits;

    PlanDrafts(JdbcClient jdbc, Plans plans, Clock clock) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.edits = Edits.measures(jdbc, clock);
    }

    /** Begins a draft that is equal to a version; answers its id. */
    public int begin(PlanVersion from) {
        int id = plans.draft(plans.source(from.id()).orElseThrow(), List.of(), from.plan());
        jdbc.sql(
                        "insert into plan_form (version_id, name, source) select :id, name, source from plan_form where version_id = :from")
                .param("id", id)
                .param("from", from.id())
                .update();
        return id;
    }

    /**
     * A draft with all that its publication depends on.
     *
     * @param mark stands for exactly what it holds
     * @param unfinished how many measures and forms, and whether the head, are typed and not taken over
     */
    public record Draft(PlanVersion version, String mark, int unfinished) {}

    /** A draft; empty where there is none, or it is published. */
    @Transactional(readOnly = true)
    public Optional<PlanVersion> draft(int id) {
        return plans.version(id).filter(version -> version.publishedOn() == null);
    }

    /** The same for whoever is about to publish it, in one statement. */
    @Transactional(readOnly = true)
    public Optional<Draft> look(int id) {
        return jdbc.sql("""
                        select no, source_name, source, created_at, (select count(*) from plan_edit where version_id = :id) as unfinished,
                               (select md5(string_agg(name || source, '' order by name)) from plan_form where version_id = :id) as forms
                        from plan_version where id = :id and published_on is null
                        """)
                .param("id", id)
                .query((row, number) -> {
                    String source = row.getString("source");
                    String forms = row.getString("forms");
                    Plans.Row draft = new Plans.Row(
                            id,
                            row.getInt("no"),
                            row.getString("source_name"),
                            source,
                            row.getObject("created_at", OffsetDateTime.class),
                            null,
                            "",
                            forms);
                    return new Draft(plans.version(draft), Mark.of(source + forms), row.getInt("unfinished"));
                })
                .optional();
    }

    /** What was typed in measures of the draft and not taken over, by measure, in the order of their keys. */
    @Transactional(readOnly = true)
    public Map<String, Edit<TypedMeasure>> kept(int id) {
        return edits.of(id);
    }

    /** A measure as it is edited; empty where the draft has no such measure. */
    @Transactional(readOnly = true)
    public Optional<Edit<TypedMeasure>> open(PlanVersion draft, String key) {
        return Optional.ofNullable(kept(draft.id()).get(key)).or(() -> draft.plan()
                .measure(key)
                .map(measure -> TypedMeasure.of(measure, draft.plan()))
                .map(typed -> Edit.of(key, typed)));
    }

    /** Begins a measure in a draft; answers its key, which no measure of the draft has. */
    public Optional<String> add(int id, String by) {
        return hold(id).map(draft -> {
            Map<String, Edit<TypedMeasure>> kept = kept(id);
            int no = 1;
            while (kept.containsKey(key(id, no))
                    || draft.plan().measure(key(id, no)).isPresent()) {
                no++;
            }
            edits.write(id, key(id, no), TypedMeasure.BLANK, by);
            return key(id, no);
        });
    }

    private static String key(int draft, int no) {
        return "m-%d-%d".formatted(draft, no);
    }

    /** Keeps what is typed as it is, sound or not. */
    public EditOutcome<TypedMeasure> keep(int id, String key, TypedMeasure typed, String base, String by) {
        return saving(id, key, typed, base, false, (draft, sent) -> {
            edits.write(id, key, typed, by);
            return new EditOutcome.Saved<>(TypedJson.base(typed));
        });
    }

    /** Takes what is typed over into the draft, or keeps it with what is wrong. */
    public EditOutcome<TypedMeasure> put(int id, String key, TypedMeasure typed, String base, String by) {
        return saving(id, key, typed, base, true, (draft, sent) -> switch (MeasureReading.read(
                draft.plan(), key, sent)) {
            case MeasureReading.Accepted(Measure read) -> {
                Measure measure = draft.plan().measure(key).map(read::edited).orElse(read);
                change(draft, draft.plan().owning(key, sent), measures -> Places.put(measures, measure));
                forget(id, key);
                yield new EditOutcome.Saved<>(TypedJson.base(TypedMeasure.of(measure, draft.plan())));
            }
            case MeasureReading.Refused(List<Problem> problems) -> {
                edits.write(id, key, sent, by);
                yield new EditOutcome.Unsound<>(sent, TypedJson.base(sent), problems);
            }
        });
    }

    private interface Change {
        EditOutcome<TypedMeasure> make(PlanVersion draft, TypedMeasure sent);
    }

    private EditOutcome<TypedMeasure> saving(
            int id, String key, TypedMeasure typed, String base, boolean joins, Change change) {
        PlanVersion draft = hold(id).orElse(null);
        Edit<TypedMeasure> there = draft == null ? null : open(draft, key).orElse(null);
        if (draft == null || there == null) {
            return new EditOutcome.Gone<>();
        }
        return there.saving(
                List.of(typed),
                base,
                joins,
                () -> there.typed()
                        .withoutDefaults()
                        .equals(asShown(draft, key, typed).withoutDefaults()),
                sent -> change.make(draft, sent));
    }

    /** What is typed in the words in which the page shows it once it is taken over. */
    private static TypedMeasure asShown(PlanVersion draft, String key, TypedMeasure typed) {
        return MeasureReading.read(draft.plan(), key, typed) instanceof MeasureReading.Accepted(Measure measure)
                ? TypedMeasure.of(measure, draft.plan())
                : typed;
    }

    /** Forgets what was typed in a measure and not taken over. */
    public void forget(int id, String key) {
        edits.forget(id, key);
    }

    /** Takes a measure out of the draft; the reason why not, in Chinese. */
    public Optional<String> drop(int id, String key) {
        PlanVersion draft = hold(id).orElse(null);
        if (draft == null) {
            return Optional.of("这份草稿已经发布或放弃，没有改动");
        }
        if (draft.plan().measures().stream().allMatch(measure -> measure.id().equals(key))) {
            return Optional.of("计划至少要有一项举措，没有删去");
        }
        change(draft, draft.plan(), measures -> measures.stream()
                .filter(m -> !m.id().equals(key))
                .toList());
        forget(id, key);
        return Optional.empty();
    }

    /** Puts a measure into the draft as {@code from} has it; the reason why not, in Chinese. */
    public Optional<String> restore(int id, String key, PlanVersion from) {
        PlanVersion draft = hold(id).orElse(null);
        Measure before = from.plan().measure(key).orElse(null);
        if (draft == null || before == null) {
            return Optional.of("这份草稿已经发布或放弃，没有改动");
        }
        Measure measure = before.citing(
                TypedHead.of(draft.plan()).after(TypedHead.of(from.plan())).renumbered());
        TypedMeasure typed = TypedMeasure.of(measure, from.plan());
        if (MeasureReading.read(draft.plan(), key, typed) instanceof MeasureReading.Refused(List<Problem> problems)) {
            return Optional.of("没有恢复，它在这份草稿里不成立：" + problems.getFirst().plain());
        }
        change(draft, draft.plan().owning(key, typed), measures -> Places.put(measures, measure));
        forget(id, key);
        return Optional.empty();
    }

    private void change(PlanVersion draft, Plan now, UnaryOperator<List<Measure>> change) {
        Optional<Plan> published =
                plans.latest(now.id()).flatMap(plans::version).map(PlanVersion::plan);
        Plan plan = now.with(change.apply(new ArrayList<>(now.measures()))).tidied(published);
        write(draft.id(), plan);
    }

    /** Puts another plan in the place of what a held draft says. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(int id, Plan plan) {
        String before = plans.source(id).map(PlanFile::text).orElse("");
        jdbc.sql("update plan_version set source = :source where id = :id and status = 'DRAFT'")
                .param("source", PlanWriter.write(plan, before))
                .param("id", id)
                .update();
    }

    /** A draft that nobody else changes until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PlanVersion> hold(int id) {
        boolean there = jdbc.sql("select id from plan_version where id = :id and status = 'DRAFT' for update")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
        return there ? draft(id) : Optional.empty();
    }

    /** Where a measure stands among the others. */
    private static final class Places {

        /** In its own place; a new one after the last that is read from the same clause, or else at the end. */
        static List<Measure> put(List<Measure> measures, Measure measure) {
            int end = measures.size();
            for (int i = 0; i < measures.size(); i++) {
                if (measures.get(i).id().equals(measure.id())) {
                    measures.set(i, measure);
                    return measures;
                }
                if (measures.get(i)
                        .clauses()
                        .getFirst()
                        .equals(measure.clauses().getFirst())) {
                    end = i + 1;
                }
            }
            measures.add(end, measure);
            return measures;
        }
    }
}
