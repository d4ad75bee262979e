package cn.haoyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.org.UnitKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BundledPlanTest {

    private static final String CLAUSES = """
            一 二 三 三1 三2 三3 四 四(一) 四(一)1 四(一)2 四(二) 四(二)1 四(二)2 四(三) 四(三)1 四(三)2 四(三)3 四(三)4
            四(四) 四(四)1 四(四)2 四(四)3 四(四)4 四(五) 四(五)1 四(五)2 四(六) 四(六)1 四(六)2
            五 五(一) 五(一)1 五(一)2 五(一)3 五(二) 五(二)1 五(二)2 五(三) 五(四) 五(五) 六 六(一) 六(二)""";

    private static final String MEASURES = """
            county-scheme development-plan year-plan semester-plan development-evaluation norms-published norm-check
            research-network research-system research-activity orientation-check curriculum-scheme transition-plan
            no-schoolification anji-coverage anji-stage anji-record topic topic-guidance topic-results ethics certified-posts
            lecture-schedule lecture training-novice training-backbone competition mentoring rotation-plan seed-cohort
            seed-outcome benchmark pairing-coverage pairing-activity pairing-assessment pairing-promotion
            township-village it-pilots it-level places-plan coverage-rates funding-return staffing-return teacher-pay
            bottom-lines county-capacity city-visit exchange-event guidance-weekly guidance-weak expert-group
            cross-evaluation year-end-assessment year-end-letter rectification-plan rectification-report evaluation-system
            inspector-assigned inspector-visit problem-answer problem-recheck project-group wechat-account publicity home-community""";

    private final Plan plan = read();

    private static Plan read() {
        return switch (PlanReader.read(BundledPlan.file(), BundledPlan.forms())) {
            case PlanReading.Accepted(Plan plan) -> plan;
            case PlanReading.Refused(List<Problem> problems) ->
                throw new AssertionError(problems.stream().map(Problem::message).toList());
        };
    }

    @Test
    void holds_every_clause_of_the_document_in_its_order() {
        assertThat(plan.clauses()).extracting(Clause::number).containsExactly(CLAUSES.split("\\s+"));
    }

    @Test
    void holds_every_measure_read_from_the_document() {
        assertThat(plan.measures()).extracting(Measure::id).containsExactly(MEASURES.split("\\s+"));
    }

    @Test
    void every_task_guarantee_and_requirement_of_the_document_has_a_measure() {
        assertThat(plan.clauses())
                .filteredOn(clause -> plan.clauses().stream()
                        .noneMatch(other ->
                                other.parent().filter(clause.number()::equals).isPresent()))
                .filteredOn(clause -> plan.measuresOf(clause.number()).isEmpty())
                .extracting(Clause::number)
                .as("the guiding thought and the aims ask nothing of anybody")
                .containsExactly("一", "二");
    }

    @Test
    void every_measure_cites_clauses_that_exist() {
        assertThat(plan.measures()).allSatisfy(measure -> assertThat(measure.clauses())
                .isNotEmpty()
                .allSatisfy(number -> assertThat(plan.clause(number)).isPresent()));
    }

    @Test
    void a_measure_and_its_form_have_one_name() {
        plan.measures().forEach(measure -> measure.asks().stream()
                .map(Ask::form)
                .filter(Objects::nonNull)
                .map(form -> plan.form(form).orElseThrow().title())
                .forEach(title -> assertThat(title).isEqualTo(measure.title())));
    }

    @Test
    void no_number_in_a_table_is_without_bound() {
        assertThat(plan.forms().stream()
                        .flatMap(form -> form.fields().stream())
                        .flatMap(field -> field.columns().stream())
                        .filter(column -> column.type() == ColumnType.NUMBER))
                .hasSizeGreaterThan(15)
                .allSatisfy(column -> assertThat(column.max() != null || column.within() != null)
                        .as(column.label())
                        .isTrue());
    }

    @Test
    void every_form_is_asked_for_and_every_topic_is_used() {
        List<Ask> asks = plan.asks();
        assertThat(plan.forms()).hasSize(14).allSatisfy(form -> assertThat(asks)
                .anyMatch(ask -> form.id().equals(ask.form())));
        assertThat(plan.topics())
                .filteredOn(topic -> !Set.of("thanks", "mentoring").contains(topic.id())
                        && !topic.kinds().equals(Set.of(EvidenceKind.TOPIC)))
                .allSatisfy(topic -> assertThat(asks)
                        .anyMatch(ask -> topic.id().equals(ask.topic())
                                || ask.topic() != null && topic.with().contains(ask.topic())
                                || (ask.on() != null
                                        && topic.id().equals(ask.on().topic()))));
    }

    @Test
    void the_county_scheme_is_due_on_the_day_that_the_document_names() {
        Ask ask = plan.measure("county-scheme").orElseThrow().asks().getFirst();
        assertThat(ask.who()).isEqualTo(UnitKind.COUNTY);
        assertThat(ask.cadence()).isEqualTo(Cadence.ONCE);
        assertThat(ask.due()).isEqualTo(new DueRule.On(LocalDate.of(2021, 5, 30)));
        assertThat(ask.receiver()).isEqualTo(Receiver.CITY);
        assertThat(ask.grace()).isEmpty();
        assertThat(ask.defaults()).isEmpty();
    }

    @Test
    void a_year_plan_tells_its_cadence_from_the_document_and_its_day_as_our_default() {
        Ask ask = plan.measure("year-plan").orElseThrow().asks().getFirst();
        assertThat(ask.isDefault(DefaultedValue.CADENCE)).isFalse();
        assertThat(ask.isDefault(DefaultedValue.DUE)).isTrue();
    }

    @Test
    void the_rectification_plan_is_owed_when_a_circular_comes() {
        Ask ask = plan.measure("rectification-plan").orElseThrow().asks().getFirst();
        assertThat(ask.on()).isEqualTo(new EventTrigger(EvidenceKind.LETTER, "circular"));
    }

    @Test
    void the_report_that_it_was_done_is_owed_when_the_rectification_plan_is_accepted_and_begins_with_its_items() {
        Ask ask = plan.measure("rectification-report").orElseThrow().asks().getFirst();
        assertThat(ask.on()).isEqualTo(new EventTrigger(EvidenceKind.FILING, "rectification-plan"));
        assertThat(ask.due()).isEqualTo(new DueRule.AfterStart(90));
        assertThat(ask.isDefault(DefaultedValue.DUE)).isTrue();
        Field items =
                plan.form("rectification-report").orElseThrow().field("items").orElseThrow();
        assertThat(items.prefill()).isEqualTo(new Prefill.FromForm(new FieldRef("rectification-plan", "items")));
        assertThat(plan.form("rectification-plan")
                        .orElseThrow()
                        .field("items")
                        .orElseThrow()
                        .prefill())
                .as("what the circular numbers")
                .isEqualTo(new Prefill.Event());
        Field planned =
                plan.form("rectification-plan").orElseThrow().field("items").orElseThrow();
        assertThat(items.columns())
                .extracting(Column::id)
                .filteredOn(id -> planned.column(id) != null)
                .containsExactly("problem", "standard", "owner", "due", "verifier");
    }

    @Test
    void a_problem_is_answered_by_the_kindergarten_and_looked_at_again_by_our_default() {
        Ask answer = plan.measure("problem-answer").orElseThrow().asks().getFirst();
        assertThat(answer.on()).isEqualTo(new EventTrigger(EvidenceKind.VISIT, "problem"));
        assertThat(answer.who()).isEqualTo(UnitKind.KINDERGARTEN);
        Ask recheck = plan.measure("problem-recheck").orElseThrow().asks().getFirst();
        assertThat(recheck.on()).isEqualTo(new EventTrigger(EvidenceKind.WORK_RECORD, "problem-answer"));
        assertThat(recheck.post()).isEqualTo(PostKind.INSPECTOR);
        assertThat(List.of(answer, recheck))
                .allMatch(ask -> ask.isDefault(DefaultedValue.CADENCE) && ask.isDefault(DefaultedValue.DUE));
        assertThat(plan.topics())
                .filteredOn(topic -> topic.words() != null)
                .extracting(Topic::id)
                .containsExactly("problem", "recheck", "problem-answer", "thanks", "circular");
        assertThat(plan.topic("recheck").orElseThrow().with()).containsExactly("fixed", "problem");
        assertThat(plan.topic("fixed").orElseThrow().with()).containsExactly("recheck");
    }

    @Test
    void goals_of_a_county_link_to_measures_and_goals_of_a_kindergarten_to_those_of_its_county() {
        assertThat(plan.form("county-scheme")
                        .orElseThrow()
                        .field("goals")
                        .orElseThrow()
                        .links())
                .isEqualTo(new GoalLinks.Measures());
        assertThat(plan.form("development-plan")
                        .orElseThrow()
                        .field("goals")
                        .orElseThrow()
                        .links())
                .isEqualTo(new GoalLinks.Goals(new FieldRef("county-scheme", "goals")));
    }

    @Test
    void an_item_is_nested_in_its_section_and_the_section_in_its_chapter() {
        assertThat(plan.clause("四(一)1").orElseThrow().parent()).hasValue("四(一)");
        assertThat(plan.clause("四(一)").orElseThrow().parent()).hasValue("四");
        assertThat(plan.clause("三2").orElseThrow().parent()).hasValue("三");
        assertThat(plan.clause("四").orElseThrow().parent()).isEmpty();
        assertThat(plan.clause("四(一)1").orElseThrow().level()).isEqualTo(3);
    }
}
