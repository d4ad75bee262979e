package cn.haoyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Changing the forms of a draft. */
@HaoyuanTest
class FormDraftsTest extends CityAtWork {

    private static final String KEY = "semester-plan";

    @Autowired
    Plans plans;

    @Autowired
    PlanDrafts drafts;

    @Autowired
    FormDrafts forms;

    @Test
    void whatIsTakenOverIsReadAtOnceAndTheVersionInForceStays() {
        Plan before = inForce();
        int draft = begin();
        Edit<TypedForm> edit = open(draft);
        assertThat(put(draft, titled(edit.typed(), "学期工作计划"), edit.base())).isInstanceOf(EditOutcome.Saved.class);
        assertThat(form(draft).title()).isEqualTo("学期工作计划");
        assertThat(form(draft).sections())
                .isEqualTo(before.form(KEY).orElseThrow().sections());
        assertThat(plan(draft).forms()).extracting(Form::id).isEqualTo(ids(before));
        assertThat(plan(draft).measures()).isEqualTo(before.measures());
        assertThat(office(() -> plans.renew().orElseThrow().plan())).isEqualTo(before);
    }

    @Test
    void whatIsNotSoundIsKeptBesideTheDraftAndTold() {
        int draft = begin();
        Form before = form(draft);
        Edit<TypedForm> edit = open(draft);
        assertThat(((EditOutcome.Unsound<TypedForm>) put(draft, titled(edit.typed(), ""), edit.base())).problems())
                .extracting(Problem::key)
                .containsExactly("title");
        assertThat(form(draft)).isEqualTo(before);
        assertThat(open(draft).typed().title()).isEmpty();
        assertThat(open(draft).kept()).isNotNull();
        assertThat(office(() -> drafts.look(draft).orElseThrow()).unfinished()).isEqualTo(1);
        assertThat(office(() -> drafts.kept(draft))).as("it is no measure").isEmpty();
        office(() -> {
            forms.forget(draft, KEY);
            return true;
        });
        assertThat(open(draft).typed()).isEqualTo(TypedForm.of(before));
        assertThat(office(() -> drafts.look(draft).orElseThrow()).unfinished()).isZero();
    }

    @Test
    void ofTwoWhoBeganFromTheSameTheLaterIsToldAndNothingIsLost() {
        int draft = begin();
        Edit<TypedForm> edit = open(draft);
        put(draft, titled(edit.typed(), "甲改的"), edit.base());
        EditOutcome<TypedForm> late = put(draft, titled(edit.typed(), "乙改的"), edit.base());
        assertThat(((EditOutcome.Clash<TypedForm>) late).theirs().typed().title())
                .isEqualTo("甲改的");
        assertThat(form(draft).title()).isEqualTo("甲改的");
        assertThat(put(draft, titled(edit.typed(), "甲改的"), edit.base()))
                .as("a save that arrives twice")
                .isInstanceOf(EditOutcome.Saved.class);
    }

    @Test
    void aDraftThatWasLookedAtIsAnotherOnceAFormOfItIsChanged() {
        int draft = begin();
        String looked = office(() -> drafts.look(draft).orElseThrow().mark());
        Edit<TypedForm> edit = open(draft);
        put(draft, titled(edit.typed(), "看过以后改的"), edit.base());
        assertThat(office(() -> drafts.look(draft).orElseThrow().mark())).isNotEqualTo(looked);
        assertThat(office(() -> drafts.look(draft)
                        .orElseThrow()
                        .version()
                        .plan()
                        .form(KEY)
                        .orElseThrow()
                        .title()))
                .isEqualTo("看过以后改的");
    }

    @Test
    void aFormIsPutBackAsTheVersionInForceHasItUnlessItRefersToWhatIsGone() {
        int draft = begin();
        Form before = form(draft);
        Edit<TypedForm> edit = open(draft);
        put(draft, titled(edit.typed(), "学期工作计划"), edit.base());
        assertThat(restore(draft, inForce())).isEmpty();
        assertThat(form(draft)).isEqualTo(before);

        // what begins with the year plan's answer goes, and then that answer too
        put(draft, step(open(draft).typed(), "drop-1-2"), open(draft).base());
        Edit<TypedForm> year = office(
                () -> forms.open(drafts.draft(draft).orElseThrow(), "year-plan").orElseThrow());
        TypedForm without = step(year.typed(), "drop-2-1");
        assertThat(office(() -> forms.put(draft, "year-plan", without, year.base(), "周市科")))
                .isInstanceOf(EditOutcome.Saved.class);
        assertThat(restore(draft, inForce())).hasValue("没有恢复：要用到的《幼儿园学年计划》的“本学年教研主题”，草稿里已经没有");
        assertThat(form(draft).field("research")).isEmpty();
    }

    @Test
    void aVersionThatIsPublishedChangesNoMore() {
        int draft = begin();
        Edit<TypedForm> edit = open(draft);
        put(draft, titled(edit.typed(), "学期工作计划"), edit.base());
        office(() -> plans.publish(draft, TODAY, "改表单"));
        assertThat(put(draft, titled(edit.typed(), "再改"), edit.base())).isInstanceOf(EditOutcome.Gone.class);
        assertThat(inForce().form(KEY).orElseThrow().title()).isEqualTo("学期工作计划");
        assertThat(restore(draft, inForce())).isPresent();
    }

    private static TypedForm titled(TypedForm form, String title) {
        return new TypedForm(title, form.minutes(), form.reader(), form.sections());
    }

    private static TypedForm step(TypedForm form, String act) {
        return FormStep.read(act).orElseThrow().on(form, "").form();
    }

    private static List<String> ids(Plan plan) {
        return plan.forms().stream().map(Form::id).toList();
    }

    private <T> T office(Supplier<T> work) {
        return in(city.cityOffice.viewer().scope(), work);
    }

    private int begin() {
        return office(() -> drafts.begin(plans.current().orElseThrow()));
    }

    private Edit<TypedForm> open(int draft) {
        return office(() -> forms.open(drafts.draft(draft).orElseThrow(), KEY).orElseThrow());
    }

    private Plan inForce() {
        return office(() -> plans.current().orElseThrow().plan());
    }

    private Plan plan(int draft) {
        return office(() -> drafts.draft(draft).orElseThrow().plan());
    }

    private Form form(int draft) {
        return plan(draft).form(KEY).orElseThrow();
    }

    private EditOutcome<TypedForm> put(int draft, TypedForm typed, String base) {
        return office(() -> forms.put(draft, KEY, typed, base, "周市科"));
    }

    private Optional<String> restore(int draft, Plan version) {
        return office(() -> forms.restore(draft, KEY, version));
    }
}
