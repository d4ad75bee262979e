package cn.haoyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A form that is laid out and typed on a page is read by the rules of form files. */
class FormReadingTest {

    private final Plan plan = ((PlanReading.Accepted) PlanReader.read(BundledPlan.file(), BundledPlan.forms())).plan();

    private Form form(String id) {
        return plan.form(id).orElseThrow();
    }

    private FormReading read(String id, TypedForm typed) {
        return FormReading.read(plan, form(id), typed);
    }

    private Form accepted(String id, TypedForm typed) {
        return ((FormReading.Accepted) read(id, typed)).form();
    }

    private List<String> refused(String id, TypedForm typed) {
        return ((FormReading.Refused) read(id, typed))
                .problems().stream().map(p -> p.key() + " " + p.plain()).toList();
    }

    private static TypedForm step(TypedForm form, String act, String type) {
        return FormStep.read(act).orElseThrow().on(form, type).form();
    }

    private static TypedForm field(TypedForm form, int section, int field, UnaryOperator<TypedField> change) {
        List<TypedSection> sections = new ArrayList<>(form.sections());
        List<TypedField> fields = new ArrayList<>(sections.get(section).fields());
        fields.set(field, change.apply(fields.get(field)));
        sections.set(section, sections.get(section).with(fields));
        return form.with(sections);
    }

    private static TypedField labelled(TypedField f, String label, String options, String alone, String max) {
        return new TypedField(
                f.id(), label, f.type(), f.required(), max, f.hint(), options, alone, f.begins(), f.columns());
    }

    @Test
    void every_form_that_a_page_shows_reads_back_equal() {
        assertThat(plan.forms()).allSatisfy(form -> assertThat(read(form.id(), TypedForm.of(form)))
                .isEqualTo(new FormReading.Accepted(form)));
    }

    @Test
    void a_field_of_each_plain_type_is_added_under_an_id_that_nothing_had() {
        TypedForm typed = TypedForm.of(form("year-plan"));
        for (String type :
                List.of("text", "long-text", "number", "date", "choice", "choices", "attachments", "table")) {
            typed = step(typed, "add-0", type);
            int last = typed.sections().getFirst().fields().size() - 1;
            typed = field(
                    typed, 0, last, f -> labelled(f, type + "一项", f.kind().hasOptions() ? "有\n\n 无 " : "", "", ""));
            if (type.equals("table")) {
                typed = field(
                        typed,
                        0,
                        last,
                        f -> f.with(
                                List.of(new TypedColumn(f.columns().getFirst().id(), "列", "number", true, "600"))));
            }
        }
        Form read = accepted("year-plan", typed);
        List<Field> fields = read.sections().getFirst().fields();
        assertThat(fields.subList(5, 13))
                .extracting(Field::type)
                .containsExactly(
                        FieldType.TEXT,
                        FieldType.LONG_TEXT,
                        FieldType.NUMBER,
                        FieldType.DATE,
                        FieldType.CHOICE,
                        FieldType.CHOICES,
                        FieldType.ATTACHMENTS,
                        FieldType.TABLE);
        assertThat(fields.get(9).options()).containsExactly("有", "无");
        assertThat(fields.get(12).columns()).extracting(Column::max).containsExactly(600);
        assertThat(read.sections().stream().flatMap(s -> s.fields().stream()).map(Field::id))
                .doesNotHaveDuplicates();
        assertThat(fields.subList(0, 5))
                .isEqualTo(form("year-plan").sections().getFirst().fields());
    }

    @Test
    void what_is_added_is_told_at_its_fields_what_is_missing() {
        TypedForm typed = step(step(TypedForm.of(form("year-plan")), "add", ""), "add-4", "choice");
        assertThat(refused("year-plan", typed))
                .containsExactlyInAnyOrder(
                        "s4.title 还没有填写或选择",
                        "s4.prompt 还没有填写或选择",
                        "s4.f0.label 还没有填写或选择",
                        "s4.f0.options 要有2到50个选项，一行一个");
        TypedForm table = step(step(TypedForm.of(form("year-plan")), "add-0", "table"), "add-0-5", "");
        assertThat(refused("year-plan", table))
                .containsExactlyInAnyOrder(
                        "s0.f5.label 还没有填写或选择", "s0.f5.c0.label 还没有填写或选择", "s0.f5.c1.label 还没有填写或选择");
        assertThat(refused("year-plan", step(step(table, "drop-0-5-0", ""), "drop-0-5-0", "")))
                .contains("s0.f5 表格至少要有一列");
        assertThat(refused("year-plan", step(TypedForm.of(form("year-plan")), "add", "")))
                .contains("s4 至少要有一项");
    }

    @Test
    void a_page_is_refused_by_the_rules_of_a_file_in_plain_words() {
        TypedForm typed = TypedForm.of(form("home-community"));
        assertThat(typed.sections().getFirst().fields().get(3).alone()).isEqualTo("尚未建立");
        assertThat(refused(
                        "home-community",
                        field(typed, 0, 3, f -> labelled(f, f.label(), "家长学校\n家长学校\n膳食委员会", "尚未建立", "许多"))))
                .containsExactlyInAnyOrder(
                        "s0.f3.options 选项“家长学校”重复", "s0.f3.alone 没有选项“尚未建立”", "s0.f3.max “许多”不是整数，请只填数字，例如 69");
        assertThat(refused("home-community", field(typed, 0, 4, f -> labelled(f, "长".repeat(61), "", "", "0"))))
                .containsExactlyInAnyOrder("s0.f4.label 最多60个字，现有61个字", "s0.f4.max 应在1到999999999之间，现为0");
        assertThat(refused("home-community", new TypedForm("", "两小时", typed.reader(), typed.sections())))
                .containsExactlyInAnyOrder("title 还没有填写或选择", "minutes “两小时”不是整数，请只填数字，例如 69");
    }

    @Test
    void what_others_lay_hold_of_stays_and_is_told_by_whom() {
        TypedForm scheme = TypedForm.of(form("county-scheme"));
        assertThat(refused("county-scheme", step(scheme, "drop-2-1", "")))
                .containsExactly("sections “质量提升目标”不能删去：《幼儿园三年发展规划》的“发展目标”用到它");
        assertThat(refused("county-scheme", step(scheme, "drop-0-0", "")))
                .containsExactly("sections “报送单位”不能删去：“单位名称”由系统带出，不用人填");
        assertThat(refused("county-scheme", step(scheme, "drop-0-3", "")))
                .containsExactly("sections “联系人及电话”不能删去：《园长大课堂学期安排》的“联系人及电话”用到它");
        assertThat(refused("county-scheme", step(scheme, "drop-0-4-1", ""))).contains("s0.f4 “园数”不能删去：由名册带出");
        assertThat(refused("county-scheme", step(scheme, "drop-3-0-3", ""))).contains("s3.f0 “开始日期”不能删去：“完成日期”不能比它早");
        TypedForm report = TypedForm.of(plan.form("rectification-report").orElseThrow());
        assertThat(refused("rectification-report", step(report, "drop-0-3-6", "")))
                .contains("s0.f3 “销号日期”不能删去：没有它时要填“未销号的原因”");
        assertThat(refused("places-plan", step(TypedForm.of(form("places-plan")), "drop-0-1-2", "")))
                .contains("s0.f1 “现有学位”不能删去：“其中普惠学位”不能比它多");
        assertThat(refused("lecture-schedule", step(TypedForm.of(form("lecture-schedule")), "drop-0-2", "")))
                .containsExactly("sections “授课计划”不能删去：登记“园长大课堂”时由它带出日期等内容");
        assertThat(refused("lecture-schedule", step(TypedForm.of(form("lecture-schedule")), "drop-0-2-0", "")))
                .contains("s0.f2 “授课日期”不能删去：登记“园长大课堂”时由它带出");
        assertThat(refused("semester-plan", step(TypedForm.of(form("semester-plan")), "drop-0-2", "")))
                .containsExactly("sections “学期目标”不能删去：它与《幼儿园学年计划》的“学年目标”相连");
        assertThat(accepted("county-scheme", step(scheme, "drop-1-0", "")).field("strengths"))
                .as("nothing lays hold of it")
                .isEmpty();
    }

    @Test
    void a_form_stays_while_a_measure_begins_once_it_is_accepted() {
        Plan without = plan.with(plan.measures().stream()
                .filter(measure -> !measure.id().equals("rectification-plan"))
                .toList());
        Form form = plan.form("rectification-plan").orElseThrow();
        assertThat(new FormBonds(without, form).stays(null)).hasValue("举措“整改销号报告”由它引起");
        assertThat(new FormBonds(plan, form).stays(null)).hasValue("举措“整改方案”要报送它");
    }

    @Test
    void what_a_field_has_to_do_with_others_is_not_typed_and_stays() {
        TypedForm typed = TypedForm.of(form("lecture-schedule"));
        TypedForm forged = field(
                field(
                        typed,
                        0,
                        2,
                        f -> new TypedField(f.id(), "计划", "text", true, "30", "", "", "", "last", f.columns())),
                0,
                1,
                f -> new TypedField(f.id(), "联系人", f.type(), true, "60", "", "", "", "anew", List.of()));
        Form read = accepted("lecture-schedule", forged);
        assertThat(read.field("lectures").orElseThrow().announces()).isEqualTo(EvidenceKind.LECTURE);
        assertThat(read.field("lectures").orElseThrow().type()).isEqualTo(FieldType.TABLE);
        assertThat(read.field("lectures").orElseThrow().columns())
                .isEqualTo(
                        form("lecture-schedule").field("lectures").orElseThrow().columns());
        assertThat(read.field("contact").orElseThrow().prefill())
                .isEqualTo(
                        form("lecture-schedule").field("contact").orElseThrow().prefill());
        assertThat(read.field("contact").orElseThrow().label()).isEqualTo("联系人");
    }

    @Test
    void a_field_moves_within_its_section_and_past_its_end_into_the_next() {
        TypedForm typed = TypedForm.of(form("semester-plan"));
        Map<String, String> at = Map.of(
                "up-0-1", "s0.f0",
                "down-0-1", "s0.f2",
                "down-0-2", "s1.f0",
                "up-1-0", "s0.f3",
                "up-0-0", "s0.f0",
                "down-1-4", "s1.f4",
                "up-1", "s0",
                "up-0", "s0",
                "drop-7", "",
                "drop-0-9", "s0");
        at.forEach((act, place) -> {
            FormStep.Laid laid = FormStep.read(act).orElseThrow().on(typed, "");
            assertThat(laid.at()).as(act).isEqualTo(place);
            assertThat(laid.form().fields().map(TypedField::id))
                    .as(act)
                    .containsExactlyInAnyOrderElementsOf(
                            typed.fields().map(TypedField::id).toList());
        });
        assertThat(accepted("semester-plan", step(typed, "down-0-2", ""))
                        .sections()
                        .get(1)
                        .fields()
                        .getFirst()
                        .id())
                .isEqualTo("goals");
        assertThat(FormStep.read("drop-100")).isEmpty();
        assertThat(FormStep.read("save")).isEmpty();
    }

    @Test
    void a_page_takes_so_many_sections_fields_and_columns() {
        TypedForm typed = TypedForm.of(form("semester-plan"));
        for (int i = 0; i < 50; i++) {
            typed = step(step(step(typed, "add", ""), "add-0", "text"), "add-0-2", "");
        }
        assertThat(typed.sections()).hasSize(TypedForm.MOST_SECTIONS);
        assertThat(typed.fields()).hasSize(TypedForm.MOST_FIELDS);
        assertThat(typed.sections().getFirst().fields().get(2).columns()).hasSize(TypedField.MOST_COLUMNS);
    }
}
