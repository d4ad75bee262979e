package cn.haoyuan.publication;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.plan.TypedAsk;
import cn.haoyuan.plan.TypedMeasure;
import java.util.List;
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
