package cn.haoyuan.filing.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldViewTest {

    private static final Field THEMES = field("curriculum-scheme", "themes");

    private static final Field GOALS = field("curriculum-scheme", "goals");

    private static Field field(String form, String id) {
        return ((PlanReading.Accepted) PlanReader.read(BundledPlan.file(), BundledPlan.forms()))
                .plan()
                .form(form)
                .flatMap(found -> found.field(id))
                .orElseThrow();
    }

    private static FieldView view(int length, Map<String, String> problems) {
        return new FieldView(
                THEMES,
                "字".repeat(length),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                problems,
                null,
                null,
                null,
                null,
                false,
                null);
    }

    /** Else its hint would be left out, and nothing would say how much it takes. */
    @Test
    void itIsTooLongOnlyWhereThatIsTold() {
        Map<String, String> told = Map.of("f-themes", "最多 1200 字");
        assertThat(view(THEMES.max() + 1, told).tooLong()).isTrue();
        assertThat(view(THEMES.max() + 1, Map.of()).tooLong()).isFalse();
        assertThat(view(THEMES.max(), told).tooLong()).isFalse();
    }

    /** What submitting would refuse is not there yet; a row in which nothing was typed is none. */
    @Test
    void aRowThatLeavesOutWhatItMustSayIsMissingThat() {
        assertThat(rows(List.of(Map.of())).missing()).as("nothing yet").isEqualTo(1);
        assertThat(rows(List.of(Map.of("area", "健康", "small", "会走", "middle", "会跑", "top", "会跳"), Map.of()))
                        .missing())
                .isZero();
        assertThat(rows(List.of(Map.of("small", "会走", "middle", "会跑", "top", "会跳")))
                        .missing())
                .as("the area")
                .isEqualTo(1);
    }

    /** Among fifty the open ones are to be found; what is not asked for its day, or says nothing, is not open. */
    @Test
    void aRowWithoutItsDayIsNotDoneWhereTheFormAsksForThatDay() {
        Field items = field("rectification-report", "items");
        FieldView view = new FieldView(
                items, "", List.of(), List.of(), List.of(), List.of(), Map.of(), null, null, null, null, false, null);
        Column closed = column(items, "closed");
        Map<String, String> open = Map.of("problem", "户外时间不足", "open", "等验收");
        assertThat(view.undone(open, closed)).isTrue();
        assertThat(view.undone(open, column(items, "due"))).as("planned").isFalse();
        assertThat(view.undone(Map.of("problem", "户外时间不足", "closed", "2022-11-22"), closed))
                .isFalse();
        assertThat(view.undone(Map.of("problem", " "), closed)).isFalse();
        assertThat(view.crowded()).isTrue();
        assertThat(rows(List.of()).crowded()).isFalse();
    }

    private static Column column(Field field, String id) {
        return field.columns().stream()
                .filter(column -> column.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static FieldView rows(List<Map<String, String>> rows) {
        return new FieldView(
                GOALS, "", List.of(), rows, List.of(), List.of(), Map.of(), null, null, null, null, false, null);
    }

    @Test
    void aDayOfWhatIsDoneIsTodayAtTheLatestWhereItIsFilledIn() {
        assertThat(consulted(LocalDate.of(2022, 11, 23)).latest()).isEqualTo("2022-11-23");
        assertThat(consulted(null).latest()).as("in a preview").isEmpty();
        assertThat(view(0, Map.of()).latest()).isEmpty();
    }

    private static FieldView consulted(@Nullable LocalDate today) {
        Field field = field("development-plan", "consulted");
        return new FieldView(
                field, "", List.of(), List.of(), List.of(), List.of(), Map.of(), null, null, null, null, false, today);
    }
}
