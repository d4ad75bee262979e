package cn.haoyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import java.time.LocalDate;
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

    @Test
    void aDayOfNoYearIsAskedForItsYearWhereOneDayIsWanted() {
        int draft = begin();
        Edit<TypedMeasure> edit = open(draft);
        EditOutcome<TypedMeasure> outcome = put(draft, typed(edit.typed(), "once", "on", "12月15日"), edit.base());
        assertThat(((EditOutcome.Unsound<TypedMeasure>) outcome).problems())
                .extracting(Problem::key, Problem::reason)
                .containsExactly(tuple("a0.dueValue", "请写上年份，如 2021年12月15日"));
    }

    /** So that what was recorded before, about something else, does not meet it at once. */
    @Test
    void aMeasureMayHaveATopicToItselfWhichGoesByItsNameAndStaysInTheFile() {
        int draft = begin();
        TypedMeasure typed = open(draft).typed();
        TypedMeasure own = typed.with(List.of(asking(typed.asks().getFirst(), "work-record/own")));
        assertThat(put(draft, own, open(draft).base())).isInstanceOf(EditOutcome.Saved.class);
        String topic = "own-" + KEY;
        assertThat(ask(draft).topic()).isEqualTo(topic);
        assertThat(open(draft).typed().asks().getFirst().evidence()).isEqualTo("work-record/" + topic);
        Plan plan = plan(draft);
        assertThat(plan.topic(topic))
                .hasValue(new Topic(
                        topic,
                        typed.title(),
                        Set.of(EvidenceKind.WORK_RECORD),
                        false,
                        null,
                        List.of(),
                        Set.of(),
                        false));
        assertThat(put(draft, own, "an older one")).as("sent twice").isInstanceOf(EditOutcome.Saved.class);

        int other = begin();
        PlanVersion published = in(city.cityOffice.viewer().scope(), () -> {
            plans.publish(draft, LocalDate.now(clock), "单列主题");
            return plans.current().orElseThrow();
        });
        assertThat(in(city.cityOffice.viewer().scope(), () -> drafts.restore(other, KEY, published)))
                .as("into a draft of before, which has no such topic")
                .isEmpty();
        assertThat(plan(other).topic(topic)).isEqualTo(plan.topic(topic));
        assertThat(put(other, typed, open(other).base())).isInstanceOf(EditOutcome.Saved.class);
        assertThat(plan(other).topic(topic))
                .as("what records name keeps its name")
                .isPresent();
    }

    @Test
    void aTopicThatWasNeverPublishedGoesWithTheAskThatHadIt() {
        int draft = begin();
        TypedMeasure typed = open(draft).typed();
        Plan before = plan(draft);
        TypedMeasure own = typed.with(List.of(asking(typed.asks().getFirst(), "visit/own")));
        in(
                city.cityOffice.viewer().scope(),
                () -> drafts.put(
                        draft, "norm-check", own, measure(draft, "norm-check").base(), "周市科"));
        assertThat(plan(draft).topic("own-norm-check")).isPresent();
        assertThat(in(city.cityOffice.viewer().scope(), () -> drafts.drop(draft, "norm-check")))
                .isEmpty();
        assertThat(plan(draft).topics()).isEqualTo(before.topics());
    }

    @Test
    void savingEveryMeasureAsItIsChangesNothing() {
        int draft = begin();
        Plan before = plan(draft);
        for (Measure measure : before.measures()) {
            Edit<TypedMeasure> there = measure(draft, measure.id());
            assertThat(in(
                            city.cityOffice.viewer().scope(),
                            () -> drafts.put(draft, measure.id(), there.typed(), there.base(), "周市科")))
                    .isInstanceOf(EditOutcome.Saved.class);
        }
        assertThat(plan(draft)).isEqualTo(before);
    }

    private Edit<TypedMeasure> measure(int draft, String key) {
        return in(
                city.cityOffice.viewer().scope(),
                () -> drafts.open(drafts.draft(draft).orElseThrow(), key).orElseThrow());
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
        return measure(draft, KEY);
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
