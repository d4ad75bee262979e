package cn.haoyuan.register;

import static cn.haoyuan.register.RegisterColumn.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoubtsTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 11, 23);

    @Test
    void classesAndChildrenOfAnAgeGoTogether() {
        assertThat(asked(Map.of(CLASSES_SMALL, 2, CHILDREN_SMALL, 0)))
                .isEqualTo(Map.of(CHILDREN_SMALL, "小班有 2 个班，没有幼儿"));
        assertThat(asked(Map.of(CLASSES_TOP, 0, CHILDREN_TOP, 40))).isEqualTo(Map.of(CLASSES_TOP, "大班有幼儿 40 人，没有班"));
        assertThat(asked(Map.of(CLASSES_MIDDLE, 2, CHILDREN_MIDDLE, 120))).isEmpty();
        assertThat(asked(Map.of(CLASSES_MIDDLE, 2, CHILDREN_MIDDLE, 121)))
                .isEqualTo(Map.of(CHILDREN_MIDDLE, "中班平均每班 60 人，《幼儿园工作规程》规定不超过 30 人"));
    }

    @Test
    void morePrincipalsThanTheStandardHasAndTeachersOutOfProportionAreUnlikely() {
        assertThat(asked(Map.of(PRINCIPALS, 3))).isEmpty();
        assertThat(asked(Map.of(PRINCIPALS, 9))).isEqualTo(Map.of(PRINCIPALS, "园长 9 人，配备标准连副园长最多 3 人"));
        assertThat(asked(Map.of(CHILDREN_SMALL, 40, TEACHERS, 0))).isEqualTo(Map.of(TEACHERS, "有幼儿 40 人，没有专任教师"));
        Map<RegisterColumn, Object> whole =
                Map.of(CHILDREN_SMALL, 40, CHILDREN_MIDDLE, 0, CHILDREN_TOP, 0, CHILDREN_MIXED, 0, TEACHERS, 41);
        assertThat(asked(whole)).isEqualTo(Map.of(TEACHERS, "专任教师 41 人，比幼儿（40 人）还多"));
    }

    @Test
    void aPrincipalIsRarelyInOfficeBeforeTheOpeningOrForFortyYears() {
        LocalDate opened = LocalDate.of(1987, 9, 1);
        assertThat(asked(Map.of(OPENED_ON, opened, PRINCIPAL_SINCE, opened))).isEmpty();
        assertThat(asked(Map.of(OPENED_ON, opened, PRINCIPAL_SINCE, LocalDate.of(1970, 1, 1))))
                .isEqualTo(Map.of(PRINCIPAL_SINCE, "园长任职（1970年1月1日）早于开办（1987年9月1日）"));
        assertThat(asked(Map.of(PRINCIPAL_SINCE, TODAY.minusYears(40)))).isEmpty();
        assertThat(asked(Map.of(PRINCIPAL_SINCE, TODAY.minusYears(40).minusDays(1))))
                .isEqualTo(Map.of(PRINCIPAL_SINCE, "园长任职已超过 40 年"));
    }

    @Test
    void whatNobodySaidRaisesNoQuestion() {
        assertThat(asked(Map.of())).isEmpty();
        assertThat(asked(Map.of(CLASSES_SMALL, 2, CHILDREN_TOP, 90, TEACHERS, 95)))
                .as("of the other ages the file says nothing")
                .isEmpty();
    }

    private static Map<RegisterColumn, String> asked(Map<RegisterColumn, Object> said) {
        return Doubts.of(said::get, TODAY);
    }
}
