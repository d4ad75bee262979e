package cn.haoyuan.plan;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The forms of drafts, edited one by one as the measures are (see {@link PlanDrafts}): a draft always has sound form files; what is typed
 * and not yet sound is kept beside it.
 */
@Component
@Transactional
public class FormDrafts {

    private final JdbcClient jdbc;
    private final Plans plans;
    private final PlanDrafts drafts;
    private final Edits<TypedForm> edits;

    FormDrafts(JdbcClient jdbc, Plans plans, PlanDrafts drafts, Clock clock) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.drafts = drafts;
        this.edits = Edits.forms(jdbc, clock);
    }

    /** What was typed in forms of the draft and not taken over, by form. */
    @Transactional(readOnly = true)
    public Map<String, Edit<TypedForm>> kept(int id) {
        return edits.of(id);
    }

    /** A form as it is edited; empty where the draft has no such form. */
    @Transactional(readOnly = true)
    public Optional<Edit<TypedForm>> open(PlanVersion draft, String key) {
        return draft.plan().form(key).map(form -> Optional.ofNullable(
                        kept(draft.id()).get(key))
                .orElseGet(() -> Edit.of(key, TypedForm.of(form))));
    }

    /**
     * Keeps what is typed as it is laid out by now, sound or not; what the draft says already is nothing to be kept.
     *
     * @param typed before it was laid out, as a save beside this one may have kept it
     */
    public EditOutcome<TypedForm> keep(int id, String key, TypedForm typed, TypedForm laid, String base, String by) {
        return saving(id, key, List.of(typed, laid), base, false, (draft, form, sent) -> {
            if (laid.equals(TypedForm.of(form))) {
                edits.forget(id, key);
            } else {
                edits.write(id, key, laid, by);
            }
            return new EditOutcome.Saved<>(TypedJson.base(laid));
        });
    }

    /** Takes what is typed over into the draft, or keeps it with what is wrong. */
    public EditOutcome<TypedForm> put(int id, String key, TypedForm typed, String base, String by) {
        return saving(id, key, List.of(typed), base, true, (draft, form, sent) -> switch (FormReading.read(
                draft.plan(), form, sent)) {
            case FormReading.Accepted(Form read) -> {
                change(id, read);
                edits.forget(id, key);
                yield new EditOutcome.Saved<>(TypedJson.base(TypedForm.of(read)));
            }
            case FormReading.Refused(List<Problem> problems) -> {
                edits.write(id, key, sent, by);
                yield new EditOutcome.Unsound<>(sent, TypedJson.base(sent), problems);
            }
        });
    }

    private interface Change {
        EditOutcome<TypedForm> make(PlanVersion draft, Form form, TypedForm sent);
    }

    /** {@code own}: as it was typed, and at the end as it is to be; none of these is another's. */
    private EditOutcome<TypedForm> saving(
            int id, String key, List<TypedForm> own, String base, boolean joins, Change change) {
        PlanVersion draft = drafts.hold(id).orElse(null);
        Form form = draft == null ? null : draft.plan().form(key).orElse(null);
        if (draft == null || form == null) {
            return new EditOutcome.Gone<>();
        }
        Edit<TypedForm> there = open(draft, key).orElseThrow();
        return there.saving(
                own,
                base,
                joins,
                () -> FormReading.read(draft.plan(), form, own.getLast()).equals(new FormReading.Accepted(form)),
                sent -> change.make(draft, form, sent));
    }

    /** Forgets what was typed in a form and not taken over. */
    public void forget(int id, String key) {
        edits.forget(id, key);
    }

    /** Puts a form into the draft as a version has it, whose plan is {@code version}; the reason why not, in Chinese. */
    public Optional<String> restore(int id, String key, Plan version) {
        Plan plan = drafts.hold(id).map(PlanVersion::plan).orElse(null);
        if (plan == null || plan.form(key).isEmpty()) {
            return Optional.of("这份草稿已经发布或放弃，没有改动");
        }
        Form before = version.form(key).orElseThrow();
        List<String> lost = new FormBonds(version, before).lost(plan);
        if (!lost.isEmpty()) {
            return Optional.of("没有恢复：要用到的%s，草稿里已经没有".formatted(String.join("、", lost)));
        }
        if (FormReading.read(plan, before, TypedForm.of(before))
                instanceof FormReading.Refused(List<Problem> problems)) {
            return Optional.of("没有恢复：" + problems.getFirst().plain());
        }
        change(id, before);
        edits.forget(id, key);
        return Optional.empty();
    }

    /**
     * Adds a form to the draft: one that asks what another of it asks, or one question only; answers its id, which no form of the draft has.
     * Empty where the draft is gone.
     *
     * @param like the id of the other; one that the draft has not is none
     */
    public Optional<String> add(int id, String like) {
        return drafts.hold(id).map(draft -> {
            int no = 1;
            while (draft.plan().form(key(id, no)).isPresent()) {
                no++;
            }
            String key = key(id, no);
            insert(id, draft.plan().form(like).map(form -> form.copied(key)).orElseGet(() -> Form.blank(key)));
            return key;
        });
    }

    private static String key(int draft, int no) {
        return "f-%d-%d".formatted(draft, no);
    }

    /**
     * Takes a form file into the draft: a new form, or another wording of the one of its id, unless somebody is typing in that. Empty where the
     * draft is gone.
     */
    public Optional<FormReading> take(int id, PlanFile file) {
        return drafts.hold(id).map(draft -> {
            FormReading reading = FormReading.read(draft.plan(), file);
            if (reading instanceof FormReading.Accepted(Form form)) {
                Edit<TypedForm> typed = kept(id).get(form.id());
                if (typed != null && typed.kept() != null) {
                    String why = "%s %s 暂存的修改还没有保存到草稿，请先保存或放弃，再导入"
                            .formatted(typed.kept().by(), typed.kept().at());
                    return new FormReading.Refused(List.of(new Problem(file.name(), 1, "", why)));
                }
                if (draft.plan().form(form.id()).isPresent()) {
                    change(id, form);
                } else {
                    insert(id, form);
                }
            }
            return reading;
        });
    }

    /**
     * Takes a form out of the draft; the reason why not, in Chinese.
     *
     * @param published whose forms stay, since there are filings with them; null where no version is in force
     */
    public Optional<String> drop(int id, String key, @Nullable Plan published) {
        PlanVersion draft = drafts.hold(id).orElse(null);
        Form form = draft == null ? null : draft.plan().form(key).orElse(null);
        if (draft == null || form == null) {
            return Optional.of("这份草稿已经发布或放弃，没有改动");
        }
        Optional<String> stays = new FormBonds(draft.plan(), form).stays(published);
        if (stays.isEmpty()) {
            jdbc.sql("delete from plan_form where version_id = :id and name = :name")
                    .param("id", id)
                    .param("name", name(id, key))
                    .update();
            edits.forget(id, key);
        }
        return stays;
    }

    private void insert(int id, Form form) {
        jdbc.sql("insert into plan_form (version_id, name, source) values (:id, :name, :source)")
                .param("id", id)
                .param("name", "forms/" + form.id() + ".yaml")
                .param("source", PlanWriter.write(form))
                .update();
    }

    private void change(int id, Form form) {
        jdbc.sql("update plan_form set source = :source where version_id = :id and name = :name")
                .param("source", PlanWriter.write(form))
                .param("id", id)
                .param("name", name(id, form.id()))
                .update();
    }

    /** What the file of a form of the draft is called. */
    private String name(int id, String key) {
        return plans.forms(id).stream()
                .filter(file -> FormReader.id(file).equals(key))
                .map(PlanFile::name)
                .findFirst()
                .orElseThrow();
    }
}
