package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.PostKind;
import cn.haoyuan.plan.Receiver;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NewcomerTest {

    private static final LocalDate OPENS = LocalDate.of(2021, 5, 1);

    private final Newcomer newcomer = new Newcomer("新园", LocalDate.of(2022, 9, 1));

    @Test
    void whoOpenedLaterIsToldWhyTheDeadlineIsLater() {
        assertThat(newcomer.why(duty(Cadence.ONCE, LocalDate.of(2022, 10, 31)))).contains("新园2022年9月1日开办", "60 天");
    }

    @Test
    void nothingIsMadeUpWhereTheDeadlineIsThatOfOthersOrWasMoved() {
        assertThat(newcomer.why(duty(Cadence.ONCE, LocalDate.of(2022, 12, 31)))).isEmpty();
        assertThat(newcomer.why(duty(Cadence.SEMESTER, LocalDate.of(2022, 10, 31))))
                .isEmpty();
    }

    private static Duty duty(Cadence cadence, LocalDate due) {
        return new Duty(
                1,
                1,
                1,
                "development-plan",
                "幼儿园三年发展规划",
                "三",
                EvidenceKind.FILING,
                "development-plan",
                PostKind.PRINCIPAL,
                1,
                cadence,
                Receiver.COUNTY,
                7,
                "新园",
                -1,
                null,
                null,
                7,
                "once",
                cadence.label(),
                OPENS,
                due,
                null,
                null,
                DutyState.OPEN);
    }
}
