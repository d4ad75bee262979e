package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.files.Attachment;
import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.ColumnType;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Section;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormCheckTest {

    private static final Form FORM = new Form(
            "f",
            "表",
            10,
            "县区",
            List.of(new Section(
                    "s",
                    "节",
                    "",
                    List.of(
                            field("name", FieldType.TEXT, true, 5, List.of(), List.of()),
                            field("budget", FieldType.NUMBER, false, 100, List.of(), List.of()),
                            field("day", FieldType.DATE, false, 10, List.of(), List.of()),
                            field("held", FieldType.DATE, false, 10, List.of(), List.of()),
                            field("one", FieldType.CHOICE, false, 1, List.of("甲", "乙"), List.of()),
                            field("some", FieldType.CHOICES, false, 50, List.of("甲", "乙", "都没有"), List.of()),
                            field(
                                    "tasks",
                                    FieldType.TABLE,
                                    true,
                                    2,
                                    List.of(),
                                    List.of(
                                            new Column("task", "任务", ColumnType.TEXT),
                                            new Column(
                                                    "end",
                                                    "完成日期",
                                                    ColumnType.DATE,
                                                    false,
                                                    null,
                                                    null,
                                                    null,
                                                    null,
                                                    3,
                                                    false,
                                                    null,
                                                    null),
                                            new Column(
                                                    "cost",
                                                    "经费（万元）",
                                                    ColumnType.NUMBER,
                                                    false,
                                                    1000,
                                                    null,
                                                    null,
                                                    null,
                                                    null,
                                                    false,
                                                    null,
                                                    null),
                                            new Column(
                                                    "city",
                                                    "其中市级（万元）",
                                                    ColumnType.NUMBER,
                                                    false,
                                                    null,
                                                    null,
                                                    null,
                                                    "cost",
                                                    null,
                                                    false,
                                                    null,
                                                    null))),
                            field(
                                    "stays",
                                    FieldType.TABLE,
                                    false,
                                    9,
                                    List.of(),
                                    List.of(
                                            new Column(
                                                    "post",
                                                    "岗位",
                                                    ColumnType.TEXT,
                                                    true,
                                                    null,
                                                    null,
                                                    null,
                                                    null,
                                                    null,
                                                    false,
                                                    null,
                                                    null),
                                            new Column("start", "开始日期", ColumnType.DATE),
                                            new Column(
                                                    "end",
                                                    "结束日期",
                                                    ColumnType.DATE,
                                                    true,
                                                    null,
                                                    "start",
                                                    null,
                                                    null,
                                                    null,
                                                    false,
                                                    null,
                                                    null),
                                            new Column(
                                                    "checker",
                                                    "验收岗位",
                                                    ColumnType.TEXT,
                                                    false,
                                                    null,
                                                    null,
                                                    "post",
                                                    null,
                                                    null,
                                                    false,
                                                    null,
                                                    null))),
                            field(
                                    "closings",
                                    FieldType.TABLE,
                                    false,
                                    9,
                                    List.of(),
                                    List.of(
                                            new Column("item", "问题", ColumnType.TEXT),
                                            new Column(
                                                    "closed",
                                                    "销号日期",
                                                    ColumnType.DATE,
                                                    false,
                                                    null,
                                                    null,
                                                    null,
                                                    null,
                                                    null,
                                                    true,
                                                    null,
                                                    null),
                                            new Column(
                                                    "open",
                                                    "没有销号的原因",
                                                    ColumnType.TEXT,
                                                    false,
                                                    null,
                                                    null,
                                                    null,
                                                    null,
                                                    null,
                                                    false,
                                                    "closed",
                                                    null),
                                            new Column(
                                                    "verdict",
                                                    "验收意见",
                                                    ColumnType.TEXT,
                                                    false,
                                                    null,
                                                    null,
                                                    null,
                                                    null,
                                                    null,
                                                    false,
                                                    "open",
                                                    null))),
                            field("goals", FieldType.GOALS, false, 3, List.of(), List.of()),
                            field("files", FieldType.ATTACHMENTS, false, 2, List.of(), List.of())))));

    private static final Ahead AHEAD = new Ahead(LocalDate.of(2021, 5, 1), "这项报送开始", LocalDate.of(2023, 12, 31));

    private final FormCheck check = new FormCheck(
            FORM,
            Map.of("goals", List.of(new LinkOption("m1", "举措一"))),
            Map.of(7L, new Attachment(7, 1, "a.pdf", "application/pdf", 1, OffsetDateTime.MIN)),
            AHEAD,
            LocalDate.of(2022, 11, 23));

    @Test
    void required_fields_are_missed_only_when_submitting() {
        assertThat(check.soFar(Content.EMPTY)).isEmpty();
        assertThat(check.whole(Content.EMPTY)).extracting(FieldProblem::at).containsExactly("f-name", "f-tasks");
    }

    @Test
    void what_is_too_long_is_told_by_how_much() {
        Content content = typed(Map.of("f.name", List.of("一二三四五六")));
        assertThat(check.soFar(content)).extracting(FieldProblem::message).containsExactly("最多 5 字，现有 6 字，请删去 1 字。");
        assertThat(check.soFar(typed(Map.of("f.name", List.of("一二三四五"))))).isEmpty();
    }

    @Test
    void a_character_outside_the_basic_plane_counts_as_one() {
        assertThat(check.soFar(typed(Map.of("f.name", List.of("𠮷𠮷𠮷𠮷𠮷"))))).isEmpty();
    }

    @Test
    void numbers_are_taken_as_people_write_them_and_refused_with_their_bounds() {
        assertThat(number("１２")).isEmpty();
        assertThat(number(" 99.5 ")).isEmpty();
        assertThat(number("100")).isEmpty();
        assertThat(number("101")).contains("0 到 100");
        assertThat(number("-1")).contains("0 到 100");
        assertThat(number("六十九")).isEqualTo("“六十九”不是数字，请只填数字，例如 12。");
        assertThat(number("1e9")).contains("不是数字");
    }

    @Test
    void a_word_behind_a_number_is_left_out_where_it_changes_nothing() {
        assertThat(kept("8次")).isEqualTo("8");
        assertThat(kept("１，２００ 人")).isEqualTo("1,200");
        assertThat(typed(Map.of("f.tasks", List.of(""), "f.tasks.0.cost", List.of("3.5 万元")))
                        .rows("tasks")
                        .getFirst())
                .as("in what the label asks for")
                .containsEntry("cost", "3.5");
        assertThat(typed(Map.of("f.tasks", List.of(""), "f.tasks.0.cost", List.of("5项")))
                        .rows("tasks")
                        .getFirst())
                .as("in something else than the label asks for")
                .containsEntry("cost", "5项");
        assertThat(typed(Map.of("f.tasks", List.of(""), "f.tasks.0.cost", List.of("2,400万")))
                        .rows("tasks")
                        .getFirst())
                .as("in the unit of the label, as people say it")
                .containsEntry("cost", "2,400");
        assertThat(check.soFar(typed(Map.of("f.tasks", List.of(""), "f.tasks.0.cost", List.of("3千元")))))
                .extracting(FieldProblem::message)
                .as("an example in what the label asks for")
                .containsExactly("“3千元”不是数字，请只填数字，单位是万元，例如 1200 或 35.5。");
        for (String other : List.of("85%", "8元", "300万", "3万元", "8小时", "约8次", "8次以上", "八次", "8 9次")) {
            assertThat(kept(other)).isEqualTo(other);
            assertThat(number(other)).contains("只填数字");
        }
    }

    private static String kept(String typed) {
        return typed(Map.of("f.budget", List.of(typed))).text("budget");
    }

    @Test
    void dates_must_exist() {
        assertThat(check.soFar(typed(Map.of("f.day", List.of("2024-02-29"))))).isEmpty();
        assertThat(check.soFar(typed(Map.of("f.day", List.of("2023-02-29"))))).hasSize(1);
        assertThat(check.soFar(typed(Map.of("f.day", List.of("明天"))))).hasSize(1);
    }

    @Test
    void only_options_can_be_chosen() {
        assertThat(check.soFar(typed(Map.of("f.one", List.of("", "乙"), "f.some", List.of("", "甲", "乙")))))
                .isEmpty();
        assertThat(check.soFar(typed(Map.of("f.one", List.of("", "丙"), "f.some", List.of("", "甲", "丁")))))
                .extracting(FieldProblem::at)
                .containsExactly("f-one", "f-some");
    }

    @Test
    void what_excludes_the_rest_is_chosen_alone() {
        assertThat(check.soFar(typed(Map.of("f.some", List.of("", "都没有"))))).isEmpty();
        assertThat(check.soFar(typed(Map.of("f.some", List.of("", "甲", "都没有")))))
                .containsExactly(new FieldProblem("f-some", "some", "“都没有”不能与别的选项同时选，请只留它或去掉它。"));
    }

    @Test
    void a_problem_in_a_table_points_at_its_cell_by_the_row_as_it_is_shown() {
        Content content = typed(Map.of(
                "f.tasks",
                List.of(""),
                "f.tasks.0.task",
                List.of(" "),
                "f.tasks.3.task",
                List.of("修缮"),
                "f.tasks.3.end",
                List.of("9月底"),
                "f.tasks.3.cost",
                List.of("三万")));
        assertThat(check.soFar(content))
                .extracting(FieldProblem::at)
                .containsExactly("f-tasks-0-end", "f-tasks-0-cost");
        assertThat(content.rows("tasks").getFirst()).containsEntry("end", "9月底");
    }

    @Test
    void a_row_that_says_something_is_whole_when_it_is_handed_in() {
        Map<String, List<String>> row = Map.of(
                "f.name",
                List.of("甲"),
                "f.stays",
                List.of(""),
                "f.stays.4.start",
                List.of("2022-09-01"),
                "f.tasks",
                List.of(""),
                "f.tasks.0.task",
                List.of("修缮"));
        assertThat(check.soFar(typed(row)))
                .as("nobody is hurried while writing")
                .isEmpty();
        assertThat(check.whole(typed(row)))
                .containsExactly(
                        new FieldProblem("f-stays-0-post", "stays第 1 行“岗位”", "请填写；整行不要的，请删除这一行。"),
                        new FieldProblem("f-stays-0-end", "stays第 1 行“结束日期”", "请填写；整行不要的，请删除这一行。"));
    }

    @Test
    void what_is_wrong_is_told_row_by_row() {
        Map<String, List<String>> rows = Map.of(
                "f.name",
                List.of("甲"),
                "f.stays",
                List.of(""),
                "f.stays.0.start",
                List.of("2022-09-01"),
                "f.stays.1.post",
                List.of("教研员"),
                "f.stays.1.start",
                List.of("2023-05-01"),
                "f.stays.1.end",
                List.of("2022-05-01"),
                "f.tasks",
                List.of(""),
                "f.tasks.0.task",
                List.of("修缮"));
        assertThat(check.whole(typed(rows)))
                .extracting(FieldProblem::at)
                .as("what the first leaves out before what is wrong in the second")
                .containsExactly("f-stays-0-post", "f-stays-0-end", "f-stays-1-end");
    }

    @Test
    void what_ends_does_not_end_before_it_begins() {
        assertThat(check.soFar(stay("2023-05-01", "2022-05-01")))
                .containsExactly(new FieldProblem("f-stays-0-end", "stays第 1 行“结束日期”", "比同一行的“开始日期”早，请核对。"));
        assertThat(check.soFar(stay("2023-05-01", "2023-05-01"))).isEmpty();
        assertThat(check.soFar(stay("2023年5月", "2022-05-01")))
                .extracting(FieldProblem::at)
                .as("against no day nothing is early")
                .containsExactly("f-stays-0-start");
    }

    @Test
    void a_part_is_not_more_than_its_whole() {
        assertThat(check.soFar(costs("0", "99,999")))
                .containsExactly(new FieldProblem("f-tasks-0-city", "tasks第 1 行“其中市级（万元）”", "比同一行的“经费（万元）”多，请核对。"));
        assertThat(check.soFar(costs("1.5", "1.50"))).isEmpty();
        assertThat(check.soFar(costs("", "3")))
                .as("of a whole that nobody said")
                .isEmpty();
        assertThat(check.soFar(costs("三", "3")))
                .extracting(FieldProblem::at)
                .as("of no number nothing is more")
                .containsExactly("f-tasks-0-cost");
    }

    private static Content costs(String whole, String part) {
        return typed(Map.of(
                "f.tasks", List.of(""),
                "f.tasks.0.task", List.of("做一件事"),
                "f.tasks.0.cost", List.of(whole),
                "f.tasks.0.city", List.of(part)));
    }

    @Test
    void a_number_in_a_table_is_not_more_than_its_column_takes() {
        assertThat(check.soFar(costs("1000", "3"))).isEmpty();
        assertThat(check.soFar(costs("1000.5", "3")))
                .containsExactly(new FieldProblem("f-tasks-0-cost", "tasks第 1 行“经费（万元）”", "应在 0 到 1000 之间。"));
        assertThat(Fitting.of(
                        FORM.field("tasks").orElseThrow(),
                        new Value.Rows(List.of(Map.of("task", "做一件事", "cost", "99999", "end", "某日")))))
                .as("what was said before stays to be put right, but for what is no number and no day")
                .contains(new Value.Rows(List.of(Map.of("task", "做一件事", "cost", "99999"))));
    }

    @Test
    void who_checks_is_not_who_did_it() {
        Map<String, List<String>> row = Map.of(
                "f.stays", List.of(""),
                "f.stays.0.post", List.of("督导室"),
                "f.stays.0.start", List.of("2022-05-01"),
                "f.stays.0.end", List.of("2022-05-02"),
                "f.stays.0.checker", List.of(" 督导室"));
        assertThat(check.soFar(typed(row)))
                .containsExactly(new FieldProblem("f-stays-0-checker", "stays第 1 行“验收岗位”", "不能与同一行的“岗位”相同。"));
    }

    @Test
    void what_is_still_to_be_done_is_not_planned_for_a_day_so_far_ahead_that_it_must_be_a_slip() {
        assertThat(check.soFar(task("2031-09-30")))
                .containsExactly(new FieldProblem("f-tasks-0-end", "tasks第 1 行“完成日期”", "比第三年年底的 2024年12月31日 还晚，请核对。"));
        assertThat(check.soFar(task("2024-12-31"))).isEmpty();
        assertThat(AHEAD.over(5) + AHEAD.last(5)).isEqualTo("第五年年底2026-12-31");
        assertThat(AHEAD.over(2) + AHEAD.last(2)).isEqualTo("第二年年底2023-12-31");
        assertThat(AHEAD.over(1) + AHEAD.last(1)).isEqualTo("行动计划结束2023-12-31");
    }

    @Test
    void what_is_still_to_be_done_is_not_done_before_it_could_be_planned() {
        assertThat(check.soFar(task("2021-04-30")))
                .containsExactly(new FieldProblem("f-tasks-0-end", "tasks第 1 行“完成日期”", "比这项报送开始的 2021年5月1日 还早，请核对。"));
        assertThat(check.soFar(task("2021-05-01"))).isEmpty();
        assertThat(check.soFar(task("12021-04-30"))).as("told once").hasSize(1);
        assertThat(check.soFar(stay("2020-05-01", "2020-06-01")))
                .as("what may have begun, or been, before")
                .isEmpty();
    }

    @Test
    void what_is_done_was_done_by_today() {
        assertThat(check.soFar(typed(Map.of("f.held", List.of("2022-11-24")))))
                .containsExactly(new FieldProblem("f-held", "held", "还没有到这一天，请核对。"));
        assertThat(check.soFar(typed(Map.of("f.held", List.of("2022-11-23"))))).isEmpty();
        assertThat(check.soFar(typed(Map.of("f.day", List.of("2022-11-24")))))
                .as("of another day nobody says that it is past")
                .isEmpty();
        assertThat(check.soFar(closing("2022-11-24", "")))
                .containsExactly(new FieldProblem("f-closings-0-closed", "closings第 1 行“销号日期”", "还没有到这一天，请核对。"));
        assertThat(check.soFar(closing("2022-11-23", ""))).isEmpty();
        assertThat(check.soFar(closing("2021-04-30", "")))
                .as("also before the filing could be begun")
                .isEmpty();
    }

    @Test
    void what_one_column_leaves_open_the_other_says() {
        assertThat(closings("", ""))
                .as("once, not for what the other leaves open in its turn")
                .containsExactly(new FieldProblem("f-closings-0-open", "closings第 1 行“没有销号的原因”", "“销号日期”空着时，这里要填写。"));
        assertThat(closings("", "等验收")).isEmpty();
        assertThat(closings("2022-11-01", ""))
                .containsExactly(
                        new FieldProblem("f-closings-0-verdict", "closings第 1 行“验收意见”", "“没有销号的原因”空着时，这里要填写。"));
        assertThat(check.soFar(closing("", ""))).as("only when submitting").isEmpty();
    }

    private List<FieldProblem> closings(String closed, String open) {
        return check.whole(closing(closed, open)).stream()
                .filter(problem -> problem.at().startsWith("f-closings"))
                .toList();
    }

    private static Content closing(String closed, String open) {
        return typed(Map.of(
                "f.closings",
                List.of(""),
                "f.closings.0.item",
                List.of("视导不足"),
                "f.closings.0.closed",
                List.of(closed),
                "f.closings.0.open",
                List.of(open)));
    }

    private static Content task(String end) {
        return typed(Map.of("f.tasks", List.of(""), "f.tasks.0.task", List.of("修缮"), "f.tasks.0.end", List.of(end)));
    }

    private static Content stay(String start, String end) {
        return typed(Map.of("f.stays", List.of(""), "f.stays.0.start", List.of(start), "f.stays.0.end", List.of(end)));
    }

    @Test
    void more_rows_than_allowed_are_kept_and_named() {
        Content content = typed(Map.of(
                "f.tasks",
                List.of(""),
                "f.tasks.1.task",
                List.of("甲"),
                "f.tasks.2.task",
                List.of("乙"),
                "f.tasks.3.task",
                List.of("丙")));
        assertThat(content.rows("tasks")).hasSize(3);
        assertThat(check.soFar(content)).extracting(FieldProblem::message).containsExactly("最多 2 行，现有 3 行。");
    }

    @Test
    void every_goal_names_what_it_serves() {
        Content content = typed(Map.of(
                "f.goals",
                List.of(""),
                "f.goals.0.text",
                List.of("有户外游戏"),
                "f.goals.1.link",
                List.of("m1"),
                "f.goals.2.text",
                List.of("有书读"),
                "f.goals.2.link",
                List.of("gone")));
        assertThat(check.soFar(content))
                .extracting(FieldProblem::at)
                .containsExactly("f-goals-0-link", "f-goals-1-text", "f-goals-2-link");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-10-09",
                "2022年10月9日",
                "2022.10.9",
                "2022/10/9",
                "２０２２－１０－０９",
                " 2022 年 10 月 9 日 ",
                "20221009"
            })
    void a_day_is_a_day_however_it_is_written(String written) {
        Content content =
                typed(Map.of("f.day", List.of(written), "f.tasks.0.end", List.of(written), "f.tasks", List.of("")));
        assertThat(content.text("day")).isEqualTo("2022-10-09");
        assertThat(content.rows("tasks").getFirst()).containsEntry("end", "2022-10-09");
        assertThat(check.soFar(content)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022年10月",
                "2022-10",
                "十月九日",
                "2022-10-09 至 10-12",
                "2022-10-09T08:00",
                "44843",
                "2022-13-01",
                "2023.2.29"
            })
    void what_says_no_day_stays_as_it_was_written(String written) {
        Content content = typed(Map.of("f.day", List.of(written)));
        assertThat(content.text("day")).isEqualTo(written);
        assertThat(check.soFar(content)).hasSize(1);
    }

    @Test
    void an_attachment_must_be_one_that_is_there() {
        assertThat(check.soFar(typed(Map.of("f.files", List.of("", "7"))))).isEmpty();
        assertThat(check.soFar(typed(Map.of("f.files", List.of("", "8"))))).hasSize(1);
        assertThat(check.soFar(typed(Map.of("f.files", List.of("", "x'--"))))).hasSize(1);
    }

    @Test
    void a_field_that_was_not_on_the_page_keeps_what_it_had() {
        Content before = typed(Map.of("f.name", List.of("旧"), "f.day", List.of("2022-01-01")));
        Content after = new Typed(Map.of("f.name", List.of("新"))).over(before, FORM);
        assertThat(after.text("name")).isEqualTo("新");
        assertThat(after.text("day")).isEqualTo("2022-01-01");
    }

    @Test
    void what_is_typed_is_kept_word_for_word_but_for_what_no_text_can_hold() {
        Content content = typed(Map.of("f.name", List.of("<b>'\";--\u0000\r\n\uD800x\t{}")));
        assertThat(content.text("name")).isEqualTo("<b>'\";--\nx\t{}");
        assertThat(ContentJson.read(ContentJson.write(content))).isEqualTo(content);
    }

    @Test
    void a_content_is_the_same_after_a_stay_in_the_databases_form() {
        Content content = typed(Map.of(
                "f.some",
                List.of("", "甲"),
                "f.one",
                List.of(""),
                "f.tasks",
                List.of(""),
                "f.tasks.9.task",
                List.of("丙"),
                "f.goals",
                List.of("")));
        Content back = ContentJson.read(ContentJson.write(content));
        assertThat(back.differing(content, FORM)).isEmpty();
        assertThat(back.rows("tasks")).isEqualTo(content.rows("tasks"));
    }

    private String number(String text) {
        return check.soFar(typed(Map.of("f.budget", List.of(text)))).stream()
                .map(FieldProblem::message)
                .findFirst()
                .orElse("");
    }

    private static Content typed(Map<String, List<String>> parameters) {
        return new Typed(parameters).over(Content.EMPTY, FORM);
    }

    private static Field field(
            String id, FieldType type, boolean required, int max, List<String> options, List<Column> columns) {
        return new Field(
                id,
                id,
                type,
                required,
                max,
                "",
                options,
                List.of("都没有"),
                columns,
                null,
                null,
                null,
                null,
                id.equals("held"),
                false);
    }
}
