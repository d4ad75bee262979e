package cn.haoyuan.publication;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.FormStep;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.plan.TypedAsk;
import cn.haoyuan.plan.TypedField;
import cn.haoyuan.plan.TypedForm;
import cn.haoyuan.plan.TypedMeasure;
import cn.haoyuan.plan.TypedSection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What differs is said as people say it, not in the words of the form. */
class DifferencesTest {

    private final Plan plan = ((PlanReading.Accepted) PlanReader.read(BundledPlan.file(), BundledPlan.forms())).plan();
    private final TypedMeasure known =
            TypedMeasure.of(plan.measure("semester-plan").orElseThrow(), plan);

    @Test
    void aDeadlineAnOpeningAndWhatMayBeDoneLate() {
        assertThat(Differences.of(new Choices(plan), known, with("afterStart", "20", "beforeStart", "40", "7")))
                .containsExactly(
                        List.of("要求1：期限", "开始后15天内", "开始后20天内"),
                        List.of("要求1：何时起办理", "开始前30天起", "开始前40天起"),
                        List.of("要求1：逾期可补", "一直可补", "7 天内"));
        assertThat(Differences.of(new Choices(plan), known, with("monthDay", "7月31日", "", "", "0")))
                .contains(
                        List.of("要求1：期限", "开始后15天内", "7月31日前"),
                        List.of("要求1：何时起办理", "开始前30天起", "周期第一天"),
                        List.of("要求1：逾期可补", "一直可补", "不能补"));
    }

    @Test
    void whatBringsItAboutIsToldByItsForm() {
        TypedMeasure report =
                TypedMeasure.of(plan.measure("rectification-report").orElseThrow(), plan);
        TypedMeasure answer = TypedMeasure.of(plan.measure("rectification-plan").orElseThrow(), plan);
        assertThat(Differences.of(new Choices(plan), answer, report))
                .contains(List.of("要求1：频次", "事项发生时（公函：问题通报）", "事项发生时（报送《整改方案》，通过以后）"));
    }

    private static TypedForm step(TypedForm form, String act, String type) {
        return FormStep.read(act).orElseThrow().on(form, type).form();
    }

    private static TypedForm field(TypedForm form, int section, int field, UnaryOperator<TypedField> change) {
        List<TypedSection> sections = new ArrayList<>(form.sections());
        TypedSection there = sections.get(section);
        List<TypedField> fields = new ArrayList<>(there.fields());
        fields.set(field, change.apply(fields.get(field)));
        sections.set(section, new TypedSection(there.id(), there.title(), there.prompt(), fields));
        return new TypedForm(form.title(), form.minutes(), form.reader(), sections);
    }

    @Test
    void whatChangedInAFormIsToldInWords() {
        TypedForm form = TypedForm.of(plan.form("home-community").orElseThrow());
        assertThat(FormDifferences.of(form, form)).isEmpty();
        assertThat(FormDifferences.of(form, new TypedForm("家园机制", "90", "市教育局", form.sections())))
                .containsExactly(
                        List.of("表单名称", "家园社区协同育人机制", "家园机制"),
                        List.of("填一份大约几分钟", "120", "90"),
                        List.of("谁来看", "县区教育行政部门", "市教育局"));
        assertThat(FormDifferences.of(
                        form,
                        field(
                                form,
                                0,
                                3,
                                f -> new TypedField(
                                        f.id(),
                                        "组织",
                                        f.type(),
                                        false,
                                        "5",
                                        "有几个选几个",
                                        "家长学校\n没有",
                                        "没有",
                                        "anew",
                                        List.of()))))
                .containsExactly(
                        List.of("“已建立的组织”的名称", "已建立的组织", "组织"),
                        List.of("“已建立的组织”的填写说明", "（没有）", "有几个选几个"),
                        List.of("“已建立的组织”是否必填", "必填", "可以不填"),
                        List.of("“已建立的组织”最多选几项", "50", "5"),
                        List.of("“已建立的组织”的选项", "园级家长委员会、班级家长委员会、膳食委员会、家长学校、社区共建小组、志愿者队伍、尚未建立", "家长学校、没有"),
                        List.of("“已建立的组织”只能单独选的", "尚未建立", "没有"),
                        List.of("“已建立的组织”开始时", "空着", "空着，每期问的是新情况"));
        TypedForm added = step(form, "add-2", "number");
        TypedForm named = field(
                added,
                2,
                4,
                f -> new TypedField(f.id(), "开放日次数", f.type(), true, "", "", "", "", f.begins(), List.of()));
        assertThat(FormDifferences.of(form, named)).containsExactly(List.of("“沟通与宣传”新增一项", "（没有）", "开放日次数（数字，必填）"));
        assertThat(FormDifferences.of(named, form)).containsExactly(List.of("“沟通与宣传”删去一项", "开放日次数（数字，必填）", "（没有）"));
        assertThat(FormDifferences.of(form, step(form, "drop-1", "")))
                .extracting(row -> row.get(0) + row.get(1))
                .containsExactly(
                        "删去一个部分常态活动",
                        "“常态活动”删去一项年度活动安排（表格，必填：活动、参与方、频次、负责人）",
                        "“常态活动”删去一项科学育儿指导（多行文字，必填）",
                        "“常态活动”删去一项社区资源的利用和对社区的服务（多行文字，必填）");
        assertThat(FormDifferences.of(form, step(form, "up-1", "")))
                .containsExactly(List.of("各部分的顺序", "组织与制度、常态活动、沟通与宣传", "常态活动、组织与制度、沟通与宣传"));
        assertThat(FormDifferences.of(form, step(form, "down-1-0", "")))
                .containsExactly(
                        List.of("“常态活动”里各项的顺序", "年度活动安排、科学育儿指导、社区资源的利用和对社区的服务", "科学育儿指导、年度活动安排、社区资源的利用和对社区的服务"));
        assertThat(FormDifferences.of(form, step(form, "up-1-0", "")))
                .containsExactly(List.of("“年度活动安排”移到别的部分", "常态活动", "组织与制度"));
        assertThat(FormDifferences.of(form, step(step(form, "drop-1-0-1", ""), "add-1-0", "")))
                .containsExactly(List.of("“年度活动安排”删去一列", "参与方（文字）", "（没有）"), List.of("“年度活动安排”新增一列", "（没有）", "（文字）"));
    }

    private TypedMeasure with(String due, String dueValue, String opens, String opensValue, String grace) {
        TypedAsk ask = known.asks().getFirst();
        return new TypedMeasure(
                known.title(),
                known.text(),
                known.clause(),
                known.also(),
                known.reader(),
                known.minutes(),
                known.condition(),
                known.conditionWho(),
                known.conditionFrom(),
                List.of(new TypedAsk(
                        ask.who(),
                        ask.having(),
                        ask.about(),
                        ask.post(),
                        ask.evidence(),
                        ask.count(),
                        ask.cadence(),
                        ask.on(),
                        ask.from(),
                        opens,
                        opensValue,
                        due,
                        dueValue,
                        grace,
                        ask.receiver(),
                        ask.defaults())));
    }
}
