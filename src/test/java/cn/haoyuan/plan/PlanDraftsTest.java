package cn.haoyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Editing a draft measure by measure. */
@HaoyuanTest
class PlanDraftsTest extends CityAtWork {

    private static final String KEY = "development-evaluation";

    @Autowired
    Plans plans;

    @Autowired
    PlanDrafts drafts;

    @Test
    void whatAnOfficerSetsIsNoDefaultAnyMoreAndTheOtherValuesStay() {
        int draft = begin();
        assertThat(ask(draft).defaults()).containsExactlyInAnyOrder(DefaultedValue.CADENCE, DefaultedValue.DUE);
        Edit<TypedMeasure> edit = open(draft);
        TypedMeasure typed = typed(edit.typed(), "semester", "monthDay", "7月31日");
        assertThat(put(draft, typed, edit.base())).isInstanceOf(EditOutcome.Saved.class);
        assertThat(ask(draft).cadence()).isEqualTo(Cadence.SEMESTER);
        assertThat(ask(draft).defaults())
                .as("the day is the same in other words")
                .containsExactly(DefaultedValue.DUE);
        assertThat(open(draft).typed().asks().getFirst().dueValue())
                .as("written as it was typed")
                .isEqualTo("7月31日");

        TypedMeasure marked = typed(open(draft).typed(), "semester", "monthDay", "07-31", "cadence", "due");
        assertThat(put(draft, marked, open(draft).base())).isInstanceOf(EditOutcome.Saved.class);
        assertThat(ask(draft).defaults())
                .as("who says so means it")
                .isEqualTo(Set.of(DefaultedValue.CADENCE, DefaultedValue.DUE));
    }

    @Test
    void aSaveThatArrivesTwiceIsNoClashThoughItTookAMarkAway() {
        int draft = begin();
        Edit<TypedMeasure> edit = open(draft);
        TypedMeasure typed = typed(edit.typed(), "semester", "monthDay", "07-31");
        EditOutcome<TypedMeasure> first = put(draft, typed, edit.base());
        assertThat(put(draft, typed, edit.base())).isEqualTo(first);
        assertThat(ask(draft).defaults()).containsExactly(DefaultedValue.DUE);
        assertThat(put(draft, typed(edit.typed(), "calendar-year", "monthDay", "07-31"), edit.base()))
                .isInstanceOf(EditOutcome.Clash.class);
    }

    @Test
    void whatIsNoDayIsRefusedWhereItIsTyped() {
        int draft = begin();
        Edit<TypedMeasure> edit = open(draft);
        EditOutcome<TypedMeasure> outcome =
                put(draft, typed(edit.typed(), "school-year", "monthDay", "七月底"), edit.base());
        assertThat(((EditOutcome.Unsound<TypedMeasure>) outcome).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("a0.dueValue");
                    assertThat(problem.reason()).contains("7月31日 这样");
                });
    }

    /** So that what was recorded before, about something else, does not meet it at once. */
    @Test
    void aMeasureMayHaveATopicToItselfWhichGoesByItsNameAndStaysInTheFile() {
        int draft = begin();
        TypedMeasure typed = open(draft).typed();
        TypedMeasure own = typed.with(List.of(asking(typed.asks().getFirst(), "work-record/own")));
        assertThat(put(draft, own, open(draft).base())).isInstanceOf(EditOutcome.Saved.class);
        assertThat(ask(draft).topic()).isEqualTo(KEY);
        assertThat(open(draft).typed().asks().getFirst().evidence()).isEqualTo("work-record/" + KEY);
        Plan plan = plan(draft);
        assertThat(plan.topic(KEY)).hasValue(new Topic(KEY, typed.title(), Set.of(EvidenceKind.WORK_RECORD), false));
        assertThat(put(draft, own, "an older one")).as("sent twice").isInstanceOf(EditOutcome.Saved.class);

        TypedMeasure visit = typed.with(List.of(asking(typed.asks().getFirst(), "visit/" + KEY)));
        assertThat(put(draft, visit, open(draft).base())).isInstanceOf(EditOutcome.Saved.class);
        assertThat(plan(draft).topic(KEY).orElseThrow().kinds())
                .as("what was recorded under it keeps its name")
                .containsExactlyInAnyOrder(EvidenceKind.WORK_RECORD, EvidenceKind.VISIT);
        assertThat(plan(draft).topics()).hasSize(plan.topics().size());
    }

    private static TypedAsk asking(TypedAsk a, String evidence) {
        return new TypedAsk(
                a.who(),
                a.having(),
                a.about(),
                a.post(),
                evidence,
                a.count(),
                a.cadence(),
                a.on(),
                a.from(),
                a.opens(),
                a.opensValue(),
                a.due(),
                a.dueValue(),
                a.grace(),
                "none",
                a.defaults());
    }

    private Plan plan(int draft) {
        return in(city.cityOffice.viewer().scope(), () -> drafts.draft(draft).orElseThrow())
                .plan();
    }

    /** As the form comes back: what is ticked as our own is ticked still. */
    private static TypedMeasure typed(TypedMeasure m, String cadence, String due, String value, String... defaults) {
        TypedAsk a = m.asks().getFirst();
        return m.with(List.of(new TypedAsk(
                a.who(),
                a.having(),
                a.about(),
                a.post(),
                a.evidence(),
                a.count(),
                cadence,
                a.on(),
                a.from(),
                a.opens(),
                a.opensValue(),
                due,
                value,
                a.grace(),
                a.receiver(),
                defaults.length == 0 ? a.defaults() : List.of(defaults))));
    }

    private int begin() {
        return in(
                city.cityOffice.viewer().scope(),
                () -> drafts.begin(plans.current().orElseThrow()));
    }

    private Edit<TypedMeasure> open(int draft) {
        return in(
                city.cityOffice.viewer().scope(),
                () -> drafts.open(drafts.draft(draft).orElseThrow(), KEY).orElseThrow());
    }

    private Ask ask(int draft) {
        return in(city.cityOffice.viewer().scope(), () -> drafts.draft(draft).orElseThrow())
                .plan()
                .measure(KEY)
                .orElseThrow()
                .asks()
                .getFirst();
    }

    private EditOutcome<TypedMeasure> put(int draft, TypedMeasure typed, String base) {
        return in(city.cityOffice.viewer().scope(), () -> drafts.put(draft, KEY, typed, base, "周市科"));
    }
}
