package cn.haoyuan.filing.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.ColumnType;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilingNamesTest {

    private static final Form FORM = new Form(
            "f",
            "表",
            10,
            "县区",
            List.of(new Section(
                    "s",
                    "保障",
                    "",
                    List.of(
                            field("name", "名称", FieldType.TEXT),
                            field("files", "附件", FieldType.ATTACHMENTS),
                            field("goals", "工作目标", FieldType.GOALS, new Column("by", "完成时间", ColumnType.DATE))))));

    @Test
    void names_what_was_typed_and_remarked_and_not_the_numbers_of_files() {
        assertThat(FilingNames.label(FORM, "f.name")).isEqualTo("名称");
        assertThat(FilingNames.label(FORM, "f.goals.1.text")).isEqualTo("工作目标 第 2 行 目标");
        assertThat(FilingNames.label(FORM, "f.goals.0.link")).isEqualTo("工作目标 第 1 行 对应的目标");
        assertThat(FilingNames.label(FORM, "f.goals.0.by")).isEqualTo("工作目标 第 1 行 完成时间");
        assertThat(FilingNames.label(FORM, "f.goals.0.gone")).isEqualTo("工作目标 第 1 行");
        assertThat(FilingNames.label(FORM, "remark.s")).isEqualTo("保障");
        assertThat(FilingNames.label(FORM, "f.files")).isEmpty();
    }

    private static Field field(String id, String label, FieldType type, Column... columns) {
        return new Field(
                id,
                label,
                type,
                false,
                10,
                "",
                List.of(),
                List.of(),
                List.of(columns),
                null,
                null,
                null,
                null,
                false,
                false);
    }
}
