package cn.haoyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReaderTest {

    private static final String PLAN = """
            plan:
              id: small
              title: 小计划
              number: 教字〔2021〕1号
              issuer: 某市教育局
              from: 2021-04-01
              to: 2023-12-31
            clauses:
              - {number: 一, title: 任务, text: 做事}
              - {number: 一1, title: 方案, text: 写方案}
            topics:
              - {id: norm, title: 规范, kinds: [visit]}
            measures:
              - id: scheme
                clauses: [一1]
                title: 方案
                text: 县区报方案
                reader: 市教育局
                minutes: 60
                duties:
                  - who: county
                    post: OFFICE
                    evidence: filing
                    form: small-form
                    cadence: once
                    due: {on: 2021-05-30}
                    receiver: city
            """;

    private static final String FORM = """
            id: small-form
            title: 小表
            minutes: 10
            reader: 市教育局
            sections:
              - id: one
                title: 一
                prompt: 写一写
                fields:
                  - {id: a, label: 甲, type: text, required: true}
                  - {id: b, label: 乙, type: choice, options: [是, 否]}
            """;

    private static List<String> messages(String plan, String... forms) {
        return switch (PlanReader.read(
                new PlanFile("小.yaml", plan),
                Stream.of(forms).map(form -> new PlanFile("表.yaml", form)).toList())) {
            case PlanReading.Accepted accepted -> List.of();
            case PlanReading.Refused(List<Problem> problems) ->
                problems.stream().map(Problem::message).toList();
        };
    }

    private static List<String> planWith(String old, String replacement) {
        assertThat(PLAN).contains(old);
        return messages(PLAN.replace(old, replacement), FORM);
    }

    private static List<String> formWith(String old, String replacement) {
        assertThat(FORM).contains(old);
        return messages(PLAN, FORM.replace(old, replacement));
    }

    @Test
    void a_good_file_has_no_problem() {
        assertThat(messages(PLAN, FORM)).isEmpty();
    }

    @Test
    void a_typo_in_a_key_is_named_with_its_line_and_the_keys_that_exist() {
        assertThat(planWith("text: 县区报方案", "texts: 县区报方案"))
                .containsExactly(
                        "小.yaml 第14行 measures[scheme].text：没有写",
                        "小.yaml 第17行 measures[scheme].texts：没有叫这个名字的项，可以写的有：id、clauses、title、text、reader、minutes、standing、duties");
    }

    @Test
    void a_day_outside_the_plan_is_told_beside_a_typo_in_the_same_place_and_both_in_words() {
        PlanReading reading = PlanReader.read(
                new PlanFile(
                        "小.yaml",
                        PLAN.replace("cadence: once", "cadense: once").replace("{on: 2021-05-30}", "{on: 2031-12-20}")),
                List.of(new PlanFile("表.yaml", FORM)));
        assertThat(((PlanReading.Refused) reading).problems())
                .anySatisfy(problem -> assertThat(problem.place()).isEqualTo("举措“方案”第 1 项要求，cadense"))
                .extracting(Problem::place, Problem::reason)
                .contains(
                        tuple("举措“方案”第 1 项要求，频次（cadence）", "没有写"),
                        tuple("举措“方案”第 1 项要求，期限（due）", "不在计划期内（2021年4月1日 至 2023年12月31日）"));
    }

    @Test
    void what_one_form_is_all_of_is_read_by_whom_and_takes_as_long_as_the_form_says() {
        for (String plan : List.of(PLAN, PLAN.replace("    reader: 市教育局\n    minutes: 60\n", ""))) {
            PlanReading reading = PlanReader.read(
                    new PlanFile("小.yaml", plan),
                    List.of(new PlanFile("表.yaml", FORM.replace("reader: 市教育局", "reader: 市、县教育局"))));
            assertThat(((PlanReading.Accepted) reading).plan().measure("scheme").orElseThrow())
                    .returns(10, Measure::minutes)
                    .returns("市、县教育局", Measure::reader);
        }
    }

    @Test
    void a_word_that_is_not_in_the_vocabulary_is_answered_with_those_that_are() {
        assertThat(planWith("cadence: once", "cadence: 每年"))
                .containsExactly(
                        "小.yaml 第25行 measures[scheme].duties[1].cadence：没有“每年”这个词，可用：once、school-year、semester、month-in-term、teaching-week、calendar-year、event、standing");
    }

    @Test
    void a_day_that_does_not_exist_is_refused() {
        assertThat(planWith("{on: 2021-05-30}", "{on: 2021-02-30}"))
                .containsExactly(
                        "小.yaml 第26行 measures[scheme].duties[1].due.on：“2021-02-30”不是日历上有的日期，应写成 2023-05-30 或 2023年5月30日 这样");
    }

    @Test
    void a_day_of_every_year_is_written_as_people_write_it() {
        String due = "cadence: school-year\n        due: {monthDay: %s}";
        for (String day : List.of("07-31", "7月31日", "7/31")) {
            assertThat(planWith("cadence: once\n        due: {on: 2021-05-30}", due.formatted(day)))
                    .as(day)
                    .isEmpty();
        }
        assertThat(planWith("cadence: once\n        due: {on: 2021-05-30}", due.formatted("七月底")))
                .containsExactly(
                        "小.yaml 第26行 measures[scheme].duties[1].due.monthDay：“七月底”不是一年里有的日子，应写成 07-31 或 7月31日 这样");
    }

    @Test
    void a_clause_that_does_not_exist_is_refused() {
        assertThat(planWith("clauses: [一1]", "clauses: [一2]"))
                .containsExactly("小.yaml 第15行 measures[scheme].clauses[1]：没有条款“一2”");
    }

    @Test
    void a_clause_needs_the_clause_above_it() {
        assertThat(planWith("number: 一1", "number: 二1")).contains("小.yaml 第10行 clauses[二1].number：没有它的上级条款“二”");
    }

    @Test
    void clauses_stand_in_the_order_of_their_numbers_however_they_are_written() {
        Stream<Clause> written = Stream.of("十一", "四(十)1", "二", "四(二)", "四1", "四", "四(十)", "十", "四(二)10", "四(二)9")
                .map(number -> new Clause(number, "条款", "内容"));
        assertThat(written.sorted(Clause.ORDER).map(Clause::number))
                .containsExactly("二", "四", "四1", "四(二)", "四(二)9", "四(二)10", "四(十)", "四(十)1", "十", "十一");
    }

    @Test
    void a_form_that_does_not_exist_is_refused() {
        assertThat(planWith("form: small-form", "form: big-form"))
                .containsExactly("小.yaml 第24行 measures[scheme].duties[1].form：没有表单“big-form”，可用：small-form");
    }

    @Test
    void a_filing_needs_a_receiver() {
        assertThat(planWith("        receiver: city\n", ""))
                .containsExactly(
                        "小.yaml 第21行 measures[scheme].duties[1].receiver：佐证为报送材料〔filing〕时要写明接收单位，市或县区〔city、county〕");
    }

    @Test
    void the_same_id_twice_is_refused() {
        String measure = PLAN.substring(PLAN.indexOf("  - id: scheme"));
        assertThat(messages(PLAN + measure, FORM)).containsExactly("小.yaml 第28行 measures[scheme].id：标识“scheme”重复");
    }

    @Test
    void the_same_key_twice_is_refused() {
        assertThat(planWith("    minutes: 60", "    minutes: 60\n    minutes: 70"))
                .containsExactly("小.yaml 第20行 measures[scheme].minutes：同一个键写了两次");
    }

    @Test
    void a_due_rule_must_suit_its_cadence() {
        assertThat(planWith("cadence: once", "cadence: semester"))
                .containsExactly("小.yaml 第26行 measures[scheme].duties[1].due：频次为“每学期〔semester〕”时期限不能是固定日期");
        assertThat(planWith("{on: 2021-05-30}", "{afterStart: 3, afterEnd: 0}"))
                .containsExactly(
                        "小.yaml 第26行 measures[scheme].duties[1].due：期限要写且只能写一种〔on、afterStart、beforeStart、monthDay、afterEnd〕");
        assertThat(planWith("{on: 2021-05-30}", "{on: 2024-01-01}"))
                .containsExactly("小.yaml 第26行 measures[scheme].duties[1].due：不在计划期内（2021年4月1日 至 2023年12月31日）");
    }

    @Test
    void nothing_is_asked_more_often_than_can_be_kept() {
        assertThat(planWith("receiver: city", "receiver: city\n        count: 50"))
                .isEmpty();
        assertThat(planWith("receiver: city", "receiver: city\n        count: 51"))
                .containsExactly("小.yaml 第28行 measures[scheme].duties[1].count：应在1到50之间，现为51");
    }

    @Test
    void a_topic_must_belong_to_the_kind_of_evidence() {
        assertThat(planWith("evidence: filing\n        form: small-form", "evidence: letter\n        topic: norm"))
                .containsExactly("小.yaml 第24行 measures[scheme].duties[1].topic：佐证“公函〔letter〕”没有主题“norm”，可用：（无）");
    }

    @Test
    void what_an_accepted_filing_brings_about_names_a_form_that_there_is_and_not_its_own() {
        String event = "evidence: visit\n        cadence: event\n        on: %s\n        due: {afterStart: 90}\n";
        String plan = PLAN.substring(0, PLAN.indexOf("evidence: filing"));
        assertThat(messages(plan + event.formatted("filing/small-form"), FORM)).isEmpty();
        assertThat(messages(plan + event.formatted("filing/big-form"), FORM))
                .containsExactly(
                        "小.yaml 第25行 measures[scheme].duties[1].on：由报送材料〔filing〕触发的，要写明是哪张表单，没有“big-form”，可用：small-form");
        assertThat(messages(plan + event.formatted("filing"), FORM))
                .containsExactly("小.yaml 第25行 measures[scheme].duties[1].on：由报送材料〔filing〕触发的，要写明是哪张表单，可用：small-form");
        assertThat(messages(plan + event.formatted("visit/small-form"), FORM))
                .as("a form is no topic of other evidence")
                .containsExactly(
                        "小.yaml 第25行 measures[scheme].duties[1].on：佐证“入园（下县）检查视导〔visit〕”没有主题“small-form”，可用：norm");
        assertThat(planWith(
                        "cadence: once\n        due: {on: 2021-05-30}",
                        "cadence: event\n        on: filing/small-form\n        due: {afterStart: 90}"))
                .containsExactly("小.yaml 第26行 measures[scheme].duties[1].on：不能由它自己的佐证触发，否则没有尽头");
    }

    /** What is done for one asks for the next, back to the first, whoever does it and whatever they say. */
    @Test
    void what_brings_itself_about_is_refused_at_the_first_step_unless_somebody_decides_it_each_time() {
        String plan = PLAN.replace(
                "kinds: [visit]}", "kinds: [visit, work-record]}\n  - {id: more, title: 另外, kinds: [visit]}");
        String two = """
                  - {id: first, clauses: [一], title: 甲, text: 甲, reader: 甲, minutes: 1, duties: [{who: county, post: OFFICE, evidence: %s, cadence: event, on: %s, due: {afterStart: 3}}]}
                  - {id: second, clauses: [一], title: 乙, text: 乙, reader: 乙, minutes: 1, duties: [{who: county, post: OFFICE, evidence: %s, cadence: event, on: %s, due: {afterStart: 3}}]}
                """;
        String endless = "小.yaml 第29行 measures[first].duties[1].on：这几项一项触发一项，又回到第一项，没有尽头：甲、乙。请改掉其中一项的触发佐证";
        assertThat(messages(
                        plan
                                + two.formatted(
                                        "filing, form: small-form, receiver: city",
                                        "filing/other",
                                        "filing, form: other, receiver: city",
                                        "filing/small-form"),
                        FORM,
                        FORM.replace("small-form", "other")))
                .containsExactly(endless);
        assertThat(messages(
                        plan + two.formatted("visit, topic: norm", "work-record", "work-record", "visit/norm"), FORM))
                .containsExactly(endless);
        assertThat(messages(
                        plan + two.formatted("visit, topic: norm", "work-record/norm", "work-record", "visit"), FORM))
                .as("the record may be about something else")
                .isEmpty();
        assertThat(messages(
                        plan + two.formatted("visit, topic: norm", "work-record", "work-record", "visit/more"), FORM))
                .as("whoever visits says that there is more")
                .isEmpty();
        assertThat(messages(plan + two.formatted("visit, topic: norm", "visit", "work-record", "visit/more"), FORM))
                .containsExactly("小.yaml 第29行 measures[first].duties[1].on：不能由它自己的佐证触发，否则没有尽头");
    }

    /** Each of sixteen topics asks for the next one four times: no circle, and a thousand million ways through it. */
    @Test
    void that_nothing_brings_itself_about_is_found_whatever_the_number_of_ways() {
        StringBuilder topics = new StringBuilder();
        StringBuilder measures = new StringBuilder();
        for (int topic = 0; topic < 16; topic++) {
            topics.append("\n  - {id: t%d, title: 题%d, kinds: [visit]}".formatted(topic, topic));
            for (int ask = 0; topic < 15 && ask < 4; ask++) {
                measures.append("""
                          - {id: m%d-%d, clauses: [一], title: 甲, text: 甲, reader: 甲, minutes: 1, duties: [{who: county, post: OFFICE, evidence: visit, topic: t%d, cadence: event, on: visit/t%d, due: {afterStart: 3}}]}
                        """.formatted(topic, ask, topic + 1, topic));
            }
        }
        String plan = PLAN.replace("kinds: [visit]}", "kinds: [visit]}" + topics) + measures;
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(messages(plan, FORM)).isEmpty());
    }

    @Test
    void a_measure_needs_duties_or_a_standing_condition() {
        String bare = PLAN.substring(0, PLAN.indexOf("    duties:"));
        assertThat(messages(bare, FORM))
                .containsExactly("小.yaml 第14行 measures[scheme]：至少要有一条具体要求〔duties〕或常态要求〔standing〕");
    }

    @Test
    void what_stands_beside_a_topic_is_another_that_may() {
        assertThat(planWith("kinds: [visit]}", "kinds: [visit], with: [norm, done]}"))
                .containsExactly("小.yaml 第12行 topics[norm].with：不能写它自己", "小.yaml 第12行 topics[norm].with[2]：没有主题“done”");
        assertThat(planWith(
                        "kinds: [visit]}",
                        "kinds: [visit], alone: true, with: [done]}\n  - {id: done, title: 好了, kinds: [visit]}"))
                .containsExactly("小.yaml 第12行 topics[norm].with：不能与别的主题同时选的〔alone〕，不用写");
    }

    @Test
    void what_a_topic_goes_without_is_something_that_records_can_do_without() {
        assertThat(planWith("kinds: [visit]}", "kinds: [visit], without: [people, place]}"))
                .isEmpty();
        assertThat(planWith("kinds: [visit]}", "kinds: [visit], without: [title]}"))
                .containsExactly("小.yaml 第12行 topics[norm].without：“title”总是要写的");
        assertThat(planWith("kinds: [visit]}", "kinds: [visit], without: [photo]}"))
                .containsExactly("小.yaml 第12行 topics[norm].without[1]：没有“photo”这个词，可用：day、title、people、place");
    }

    @Test
    void all_problems_of_all_files_are_told_at_once_in_order() {
        assertThat(messages(
                        PLAN.replace("id: small\n", "id: 小\n").replace("minutes: 60", "minutes: 一小时"),
                        FORM.replace("type: text", "type: txt")))
                .containsExactly(
                        "小.yaml 第2行 plan.id：“小”不能用作标识，只能用小写字母、数字和连字符，并以字母开头",
                        "小.yaml 第19行 measures[scheme].minutes：“一小时”不是整数，请只填数字，例如 69",
                        "表.yaml 第10行 sections[one].fields[a].type：没有“txt”这个词，可用：text、long-text、number、date、choice、choices、table、attachments、goals、known");
    }

    @Test
    void a_field_must_have_what_its_type_needs_and_nothing_else() {
        assertThat(formWith(", options: [是, 否]", ""))
                .containsExactly("表.yaml 第11行 sections[one].fields[b].options：要有2到50个选项，一行一个");
        assertThat(formWith("type: text, required: true", "type: choices, options: [有, 无], alone: [没有]"))
                .containsExactly("表.yaml 第10行 sections[one].fields[a].alone[1]：没有选项“没有”");
        assertThat(formWith("options: [是, 否]", "options: [是, 否], alone: [否]"))
                .containsExactly("表.yaml 第11行 sections[one].fields[b].alone：类型为单选〔choice〕时不用写");
        assertThat(formWith("required: true", "options: [是, 否]"))
                .containsExactly("表.yaml 第10行 sections[one].fields[a].options：类型为单行文字〔text〕时不用写");
        assertThat(formWith("required: true", "prefill: form:other/a"))
                .containsExactly("表.yaml 第10行 sections[one].fields[a].prefill：没有表单“other”");
        assertThat(formWith("required: true", "prefill: register:areas"))
                .containsExactly("表.yaml 第10行 sections[one].fields[a].prefill：名册的表只能带入表格〔table〕");
        assertThat(formWith("required: true", "prefill: event"))
                .containsExactly("表.yaml 第10行 sections[one].fields[a].prefill：所依据的记录只能带入第一列是文字〔text〕的表格〔table〕");
        assertThat(formWith("required: true", "prefill: register:towns"))
                .containsExactly(
                        "表.yaml 第10行 sections[one].fields[a].prefill：名册没有表“towns”，可写：kindergartens-by-kind、areas、branches");
        assertThat(formWith(
                        "type: text, required: true",
                        "type: table, prefill: register:branches, columns: [{id: branch, label: 园区, type: text}]"))
                .containsExactly("表.yaml 第10行 sections[one].fields[a].prefill：表格要有列 teachers（专任教师数，数字〔number〕）");
        assertThat(formWith(
                        "type: text, required: true",
                        "type: table, announces: lecture, columns: [{id: a, label: 甲, type: text}]"))
                .containsExactly(
                        "表.yaml 第10行 sections[one].fields[a].announces：只用于表格〔table〕，其中要有一列是工作的日期〔becomes: day〕");
        assertThat(formWith(
                        "type: text, required: true",
                        "type: table, announces: lecture, columns: [{id: a, label: 甲, type: text, becomes: day}]"))
                .containsExactly("表.yaml 第10行 sections[one].fields[a].columns[a].becomes：这一列应是日期〔date〕");
        assertThat(
                        formWith(
                                "type: text, required: true",
                                "type: table, columns: [{id: s, label: 始, type: date}, {id: e, label: 止, type: date, required: true, after: s}]"))
                .isEmpty();
        assertThat(
                        formWith(
                                "type: text, required: true",
                                "type: table, columns: [{id: e, label: 止, type: date, after: s}, {id: s, label: 始, type: date}]"))
                .containsExactly("表.yaml 第10行 sections[one].fields[a].columns[e].after：只用于日期〔date〕，并应写前面同类一列的标识，现为“s”");
        assertThat(
                        formWith(
                                "type: text, required: true",
                                "type: table, columns: [{id: e, label: 止, type: date, ahead: true}, {id: n, label: 数, type: number, ahead: true}]"))
                .containsExactly("表.yaml 第10行 sections[one].fields[a].columns[n].ahead：只用于日期〔date〕");
        assertThat(
                        formWith(
                                "type: text, required: true",
                                "type: table, columns: [{id: e, label: 止, type: date, ahead: 5}, {id: f, label: 讫, type: date, ahead: 99}]"))
                .containsExactly("表.yaml 第10行 sections[one].fields[a].columns[f].ahead：应在1到20之间，现为99");
        assertThat(
                        formWith(
                                "type: text, required: true",
                                "type: table, columns: [{id: a, label: 甲, type: text, unlike: b}, {id: b, label: 乙, type: text, unlike: a}]"))
                .containsExactly("表.yaml 第10行 sections[one].fields[a].columns[a].unlike：应写前面一列的标识，现为“b”");
        assertThat(
                        formWith(
                                "type: text, required: true",
                                "type: table, columns: [{id: c, label: 销号, type: date, past: true}, {id: w, label: 原因, type: text, unless: c}]"))
                .isEmpty();
        assertThat(
                        formWith(
                                "type: text, required: true",
                                "type: table, columns: [{id: e, label: 止, type: date, ahead: true, past: true}, {id: n, label: 数, type: number, past: true}]"))
                .containsExactly(
                        "表.yaml 第10行 sections[one].fields[a].columns[e].past：只用于日期〔date〕，不能与以后的日期〔ahead〕同时写",
                        "表.yaml 第10行 sections[one].fields[a].columns[n].past：只用于日期〔date〕，不能与以后的日期〔ahead〕同时写");
        assertThat(formWith(
                        "type: text, required: true",
                        "type: table, columns: [{id: a, label: 甲, type: text, unless: b}]"))
                .containsExactly("表.yaml 第10行 sections[one].fields[a].columns[a].unless：应写前面一列的标识，现为“b”");
        assertThat(
                        formWith(
                                "type: text, required: true",
                                "type: table, columns: [{id: a, label: 甲, type: number}, {id: b, label: 乙, type: text, within: a}, {id: c, label: 丙, type: number, within: a}]"))
                .containsExactly(
                        "表.yaml 第10行 sections[one].fields[a].columns[b].within：只用于数字〔number〕，并应写前面同类一列的标识，现为“a”");
        assertThat(
                        formWith(
                                "type: text, required: true",
                                "type: table, columns: [{id: a, label: 甲, type: number, max: 600}, {id: b, label: 乙, type: text, max: 600}, {id: c, label: 丙, type: number, max: 0}]"))
                .containsExactly(
                        "表.yaml 第10行 sections[one].fields[a].columns[b].max：只用于数字〔number〕",
                        "表.yaml 第10行 sections[one].fields[a].columns[c].max：应在1到999999999之间，现为0");
        assertThat(formWith("type: text, required: true", "type: date, past: true"))
                .isEmpty();
        assertThat(formWith("required: true", "required: true, past: true"))
                .containsExactly("表.yaml 第10行 sections[one].fields[a].past：类型为单行文字〔text〕时不用写");
        assertThat(formWith("required: true", "prefill: last, anew: true"))
                .containsExactly("表.yaml 第10行 sections[one].fields[a].anew：不能与带入〔prefill〕同时写");
    }

    @Test
    void broken_yaml_is_refused_with_its_line() {
        assertThat(planWith("title: 方案\n", "title: \"方案\n").getFirst()).startsWith("小.yaml 第");
        assertThat(planWith("    minutes: 60", "\tminutes: 60"))
                .containsExactly("小.yaml 第19行：不是正确的 YAML：缩进请用空格，不要用制表符");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# 空",
                "一段文字",
                "- 列表",
                "a: &x [*x]",
                "plan: [",
                "---\na: 1\n---\nb: 2",
                "\u0000",
                "? {a: b}\n: c"
            })
    void anything_that_is_no_plan_is_refused_and_never_fails(String text) {
        assertThat(messages(text, FORM)).isNotEmpty().allMatch(message -> message.startsWith("小.yaml 第"));
    }
}
