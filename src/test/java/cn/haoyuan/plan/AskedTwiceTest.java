package cn.haoyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AskedTwiceTest {

    private static Plan with(String form, String old, String replacement) {
        List<PlanFile> forms = BundledPlan.forms().stream()
                .map(file -> file.name().equals("forms/" + form + ".yaml")
                        ? new PlanFile(file.name(), file.text().replace(old, replacement))
                        : file)
                .toList();
        return ((PlanReading.Accepted) PlanReader.read(BundledPlan.file(), forms)).plan();
    }

    @Test
    void no_form_of_the_bundled_plan_asks_what_is_known() {
        assertThat(AskedTwice.in(with("none", "", ""))).isEmpty();
    }

    @Test
    void a_field_that_the_register_knows_is_found() {
        assertThat(AskedTwice.in(with("year-plan", "type: known, source: profile.children", "type: number")))
                .containsExactly(new AskedTwice.Finding("year-plan", "幼儿园学年计划", "在园幼儿数", "名册"));
    }

    @Test
    void a_field_that_another_form_of_the_same_unit_asked_is_found_unless_it_begins_with_that() {
        assertThat(AskedTwice.in(with("lecture-schedule", ", prefill: form:county-scheme/contact", "")))
                .extracting(AskedTwice.Finding::field)
                .containsExactly("联系人及电话");
    }
}
