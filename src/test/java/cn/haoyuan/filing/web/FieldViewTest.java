package cn.haoyuan.filing.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldViewTest {

    private static final Field THEMES = ((PlanReading.Accepted)
                    PlanReader.read(BundledPlan.file(), BundledPlan.forms()))
            .plan()
            .form("curriculum-scheme")
            .flatMap(form -> form.field("themes"))
            .orElseThrow();

    private static FieldView view(int length, Map<String, String> problems) {
        return new FieldView(
                THEMES, "字".repeat(length), List.of(), List.of(), List.of(), List.of(), problems, null, null);
    }

    /** Else its hint would be left out, and nothing would say how much it takes. */
    @Test
    void itIsTooLongOnlyWhereThatIsTold() {
        Map<String, String> told = Map.of("f-themes", "最多 1200 字");
        assertThat(view(THEMES.max() + 1, told).tooLong()).isTrue();
        assertThat(view(THEMES.max() + 1, Map.of()).tooLong()).isFalse();
        assertThat(view(THEMES.max(), told).tooLong()).isFalse();
    }
}
