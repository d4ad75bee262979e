package cn.haoyuan.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChatTextTest {

    private static Missing.UnitSum unit(String name, long open, long returned, String... periods) {
        return new Missing.UnitSum(name, 1, open, open, returned, new TreeSet<>(Set.of(periods)), open);
    }

    private static String text(Missing.UnitSum... units) {
        return ChatText.of("结对帮扶", List.of(units), seat -> "", "城北区", LocalDate.of(2022, 11, 23))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void howMuchAUnitMissesIsTold() {
        assertThat(text(unit("甲园", 1, 0, "十月"), unit("乙园", 3, 1, "十月"))).isEqualTo("甲园、乙园（3 项，其中 1 项退回待改）");
    }

    @Test
    void whereUnitsMissDifferentPeriodsTheseAreToldAndHowMuchUnlessItIsOneOfEach() {
        assertThat(text(unit("甲园", 1, 1, "九月"), unit("乙园", 2, 0, "十月", "九月"), unit("丙园", 3, 0, "十月")))
                .isEqualTo("甲园（九月，退回待改）、乙园（九月、十月）、丙园（十月共 3 项）");
    }
}
