package cn.haoyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

    @Test
    void a_column_whose_cells_the_register_knows_is_found_unless_the_table_begins_with_them() {
        assertThat(AskedTwice.in(with("county-scheme", "        prefill: register:kindergartens-by-kind\n", "")))
                .extracting(AskedTwice.Finding::field)
                .containsExactly("园数", "班级数", "在园幼儿数", "其中示范园数");
    }

    @Test
    void a_form_that_comes_round_again_asks_nothing_that_was_answered_last_time() {
        assertThat(AskedTwice.in(with("year-plan", "max: 800, prefill: last}", "max: 800}")))
                .extracting(AskedTwice.Finding::field, AskedTwice.Finding::known)
                .containsExactly(tuple("教职工培训与师德安排", "上一次报送"), tuple("安全与卫生保健安排", "上一次报送"), tuple("保障措施", "上一次报送"));
        assertThat(AskedTwice.in(with("home-community", ", max: 800}", ", max: 801}")))
                .as("one that is filed once may ask as it likes")
                .isEmpty();
    }
}
