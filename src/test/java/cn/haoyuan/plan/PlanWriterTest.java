package cn.haoyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is edited in pages and what is handed in as a file are the same thing. */
class PlanWriterTest {

    private final Plan plan = read(BundledPlan.file().text());

    private static Plan read(String text) {
        return switch (PlanReader.read(new PlanFile("plan.yaml", text), BundledPlan.forms())) {
            case PlanReading.Accepted(Plan plan) -> plan;
            case PlanReading.Refused(List<Problem> problems) ->
                throw new AssertionError(problems.stream().map(Problem::message).toList());
        };
    }

    private static List<String> refused(Plan plan, TypedMeasure typed) {
        return switch (MeasureReading.read(plan, "x", typed)) {
            case MeasureReading.Accepted accepted -> List.of();
            case MeasureReading.Refused(List<Problem> problems) ->
                problems.stream().map(p -> p.key() + " " + p.plain()).toList();
        };
    }

    private TypedMeasure typed(String measure) {
        return TypedMeasure.of(plan.measure(measure).orElseThrow(), plan);
    }

    @Test
    void a_plan_that_is_written_reads_back_equal() {
        assertThat(read(PlanWriter.write(plan))).isEqualTo(plan);
    }

    @Test
    void every_form_that_is_written_reads_back_equal() {
        Plan longer = with(BundledPlan.forms().stream()
                .map(form -> new PlanFile(form.name(), form.text().replace("ahead: true", "ahead: 5")))
                .toList());
        for (Plan one : List.of(plan, longer)) {
            assertThat(with(written(one)).forms()).isEqualTo(one.forms());
        }
        assertThat(longer.forms()).isNotEqualTo(plan.forms());
        assertThat(written(longer).toString()).contains("ahead: 5").doesNotContain("ahead: true");
        assertThat(written(plan).toString()).contains("ahead: true").doesNotContain("ahead: 3");
    }

    private static Plan with(List<PlanFile> forms) {
        return ((PlanReading.Accepted) PlanReader.read(BundledPlan.file(), forms)).plan();
    }

    private static List<PlanFile> written(Plan plan) {
        return plan.forms().stream()
                .map(form -> new PlanFile(form.id() + ".yaml", PlanWriter.write(form)))
                .toList();
    }

    @Test
    void the_comments_at_the_head_of_a_file_stay() {
        assertThat(PlanWriter.write(plan, BundledPlan.file().text())).startsWith("# 南昌市");
    }

    @Test
    void every_measure_that_a_page_shows_reads_back_equal() {
        assertThat(plan.measures()).allSatisfy(measure -> assertThat(
                        MeasureReading.read(plan, measure.id(), TypedMeasure.of(measure, plan)))
                .isEqualTo(new MeasureReading.Accepted(measure)));
    }

    @Test
    void awkward_text_survives() {
        TypedMeasure odd = typed("year-plan");
        TypedMeasure typed = new TypedMeasure(
                "#一: 'a' \"b\"",
                "null\n- 第一：[x] {y}\n\\ 2021-01-01 & *z",
                odd.clause(),
                odd.also(),
                "true",
                "7",
                "",
                "",
                "",
                odd.asks());
        Measure measure = ((MeasureReading.Accepted) MeasureReading.read(plan, "odd", typed)).measure();
        assertThat(measure.text()).isEqualTo("null\n- 第一：[x] {y}\n\\ 2021-01-01 & *z");
        List<Measure> measures = new ArrayList<>(plan.measures());
        measures.add(measure);
        Plan changed = plan.with(measures);
        assertThat(read(PlanWriter.write(changed))).isEqualTo(changed);
    }

    @Test
    void a_blank_measure_is_told_at_its_fields_what_is_missing() {
        assertThat(refused(plan, TypedMeasure.BLANK))
                .containsExactlyInAnyOrder(
                        "clause 至少要写一个依据条款",
                        "title 还没有填写或选择",
                        "text 还没有填写或选择",
                        "reader 还没有填写或选择",
                        "minutes 还没有填写或选择",
                        "a0.evidence 还没有填写或选择");
    }

    @Test
    void a_page_is_refused_that_closes_a_circle_with_another_measure() {
        TypedMeasure typed = typed("rectification-plan");
        TypedAsk ask = typed.asks().getFirst();
        TypedAsk circle = new TypedAsk(
                ask.who(),
                ask.having(),
                ask.about(),
                ask.post(),
                ask.evidence(),
                ask.count(),
                ask.cadence(),
                "filing/rectification-report",
                ask.from(),
                ask.opens(),
                ask.opensValue(),
                ask.due(),
                ask.dueValue(),
                ask.grace(),
                ask.receiver(),
                ask.defaults());
        assertThat(MeasureReading.read(plan, "rectification-plan", typed.with(List.of(circle))))
                .isInstanceOfSatisfying(MeasureReading.Refused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.key() + " " + problem.plain())
                        .containsExactly("a0.on 这几项一项触发一项，又回到第一项，没有尽头：整改方案、整改销号报告。请改掉其中一项的触发佐证"));
    }

    @Test
    void a_page_is_refused_by_the_rules_of_a_file_in_plain_words() {
        TypedMeasure good = typed("semester-plan");
        TypedAsk ask = good.asks().getFirst();
        TypedAsk wrong = new TypedAsk(
                ask.who(),
                ask.having(),
                "county",
                ask.post(),
                ask.evidence(),
                "三",
                ask.cadence(),
                "",
                "",
                "",
                "",
                "on",
                "2022-01-01",
                "",
                "",
                List.of());
        assertThat(refused(plan, good.with(List.of(wrong)))).containsExactly("a0.count “三”不是整数，请只填数字，例如 69");
        TypedAsk worse = new TypedAsk(
                ask.who(),
                ask.having(),
                "county",
                ask.post(),
                ask.evidence(),
                "3",
                ask.cadence(),
                "",
                "",
                "",
                "",
                "on",
                "2022-01-01",
                "",
                "",
                List.of());
        assertThat(refused(plan, good.with(List.of(worse))))
                .containsExactlyInAnyOrder(
                        "a0.about 责任主体为幼儿园时不能以“每个县区”为对象",
                        "a0.receiver 佐证为报送材料时要写明接收单位，市或县区",
                        "a0.due 频次为“每学期”时期限不能是固定日期");
        assertThat(refused(plan, good.with(List.of()))).containsExactly("asks 至少要有一条具体要求或常态要求");
        assertThat(refused(plan, good.with(List.of(ask, ask)))).containsExactly("a1.who 同一责任主体、对象和频次在本举措中只能写一条");
    }

    @Test
    void a_rule_reads_as_a_sentence() {
        assertThat(sentence("semester-plan", 0))
                .isEqualTo("每所幼儿园每学期向县区教育行政部门报送《幼儿园学期计划》一次；学期开始前30天起可以办理，在学期开始后15天内完成，逾期仍可补。");
        assertThat(sentence("norm-check", 0))
                .isEqualTo("每个县区每学期就所辖每所幼儿园完成“入园（下县）检查视导：一日保教规范”1次，以登记的记录为准；在当学期之内完成，逾期不能补。");
        assertThat(sentence("county-scheme", 0)).isEqualTo("每个县区在计划期内向市教育局报送《县区质量提升实施方案》一次；最迟2021年5月30日，逾期仍可补。");
        assertThat(sentence("rectification-plan", 0))
                .isEqualTo("每个县区在收到或发生“公函：问题通报”后，向市教育局报送《整改方案》一次；在事项开始后30天内完成，遇休息日顺延，逾期仍可补。");
        assertThat(sentence("rectification-report", 0))
                .isEqualTo("每个县区在报送的《整改方案》通过后，向市教育局报送《整改销号报告》一次；在事项开始后90天内完成，遇休息日顺延，逾期仍可补。");
        assertThat(sentence("guidance-weak", 0))
                .as("who that is, of which the plan says nothing")
                .contains("就每个薄弱园和新开办园（县区标为薄弱的，园长任职不满1年的，不是民办、开办不满3年的）完成");
        assertThat(plan.asks())
                .allSatisfy(ask -> assertThat(RuleSentence.of(plan, ask)).endsWith("。"));
    }

    private String sentence(String measure, int ask) {
        return RuleSentence.of(plan, plan.measure(measure).orElseThrow().asks().get(ask));
    }
}
