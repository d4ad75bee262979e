package cn.haoyuan.plan;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What drafts say of their plan, and its clauses, edited as a measure is (see {@link PlanDrafts}). */
@Component
@Transactional
public class HeadDrafts {

    private static final String KEY = "plan";

    private final Plans plans;
    private final PlanDrafts drafts;
    private final Edits<TypedHead> edits;
    private final Edits<TypedMeasure> measures;

    HeadDrafts(JdbcClient jdbc, Plans plans, PlanDrafts drafts, Clock clock) {
        this.plans = plans;
        this.drafts = drafts;
        this.edits = Edits.heads(jdbc, clock);
        this.measures = Edits.measures(jdbc, clock);
    }

    /** What was typed in the head of the draft and not taken over. */
    @Transactional(readOnly = true)
    public Optional<Edit<TypedHead>> kept(int id) {
        return Optional.ofNullable(edits.of(id).get(KEY));
    }

    /** The head as it is edited. */
    @Transactional(readOnly = true)
    public Edit<TypedHead> open(PlanVersion draft) {
        return kept(draft.id()).orElseGet(() -> Edit.of(KEY, TypedHead.of(draft.plan())));
    }

    /**
     * Keeps what is typed as it is laid out by now, sound or not; what the draft says already is nothing to be kept.
     *
     * @param typed before it was laid out, as a save beside this one may have kept it
     */
    public EditOutcome<TypedHead> keep(int id, TypedHead typed, TypedHead laid, String base, String by) {
        return saving(id, List.of(typed, laid), base, false, (draft, sent) -> {
            if (laid.equals(TypedHead.of(draft.plan()))) {
                forget(id);
            } else {
                edits.write(id, KEY, laid, by);
            }
            return new EditOutcome.Saved<>(TypedJson.base(laid));
        });
    }

    /**
     * Takes what is typed over into the draft, or keeps it with what is wrong.
     *
     * @param moving whether the days that measures name move along with the plan's
     */
    public EditOutcome<TypedHead> put(int id, TypedHead typed, boolean moving, String base, String by) {
        return saving(id, List.of(typed), base, true, (draft, sent) -> switch (HeadReading.read(
                moving ? PeriodMove.of(draft.plan(), sent).map(PeriodMove::plan).orElse(draft.plan()) : draft.plan(),
                plans.forms(id),
                sent.followed())) {
            case HeadReading.Accepted(Plan plan) -> {
                drafts.write(id, plan);
                renumber(id, sent.followed().renumbered());
                forget(id);
                yield new EditOutcome.Saved<>(TypedJson.base(TypedHead.of(plan)));
            }
            case HeadReading.Refused(List<Problem> problems) -> {
                edits.write(id, KEY, sent, by);
                yield new EditOutcome.Unsound<>(sent, TypedJson.base(sent), problems);
            }
        });
    }

    /** Puts the head of a version's plan into the draft, with its clauses as they are there; the reason why not, in Chinese. */
    public Optional<String> restore(int id, Plan version) {
        PlanVersion draft = drafts.hold(id).orElse(null);
        if (draft == null) {
            return Optional.of("这份草稿已经发布或放弃，没有改动");
        }
        TypedHead back = TypedHead.of(version).after(TypedHead.of(draft.plan()));
        return switch (HeadReading.read(draft.plan(), plans.forms(id), back)) {
            case HeadReading.Accepted(Plan plan) -> {
                drafts.write(id, plan);
                renumber(id, back.renumbered());
                forget(id);
                yield Optional.empty();
            }
            case HeadReading.Refused(List<Problem> problems) ->
                Optional.of("没有恢复：" + problems.getFirst().plain() + "。请在“计划名称、期限和条款”里改期限，举措里写明的日子可以一并移");
        };
    }

    private interface Change {
        EditOutcome<TypedHead> make(PlanVersion draft, TypedHead sent);
    }

    /** {@code own}: as it was typed, and at the end as it is to be; none of these is another's. */
    private EditOutcome<TypedHead> saving(int id, List<TypedHead> own, String base, boolean joins, Change change) {
        PlanVersion draft = drafts.hold(id).orElse(null);
        if (draft == null) {
            return new EditOutcome.Gone<>();
        }
        Edit<TypedHead> there = open(draft);
        return there.saving(
                own,
                base,
                joins,
                () -> there.typed().equals(own.getLast().settled()),
                sent -> change.make(draft, sent));
    }

    /** What is typed of measures, and not taken over, cites the clauses by their new numbers too. */
    private void renumber(int id, Map<String, String> renumbered) {
        measures.of(id).forEach((key, edit) -> {
            TypedMeasure now = edit.typed().renumbered(renumbered);
            if (edit.kept() != null && !now.equals(edit.typed())) {
                measures.write(id, key, now, edit.kept().by());
            }
        });
    }

    /** Forgets what was typed and not taken over. */
    public void forget(int id) {
        edits.forget(id, KEY);
    }
}
