package cn.haoyuan.filing.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.filing.FilingVerb;
import cn.haoyuan.plan.Form;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReviewFormTest {

    private static final SchoolCalendar CALENDAR = SchoolCalendar.of(List.of(), List.of());

    /** A Tuesday, sixty days before a Saturday. */
    private static final LocalDate TODAY = LocalDate.of(2022, 9, 13);

    private static ReviewForm returning(String replyBy) {
        return new ReviewForm(
                Map.of("reason", "请补充数据", "replyBy", replyBy),
                new Form("plan", "计划", 10, "县区", List.of()),
                FilingVerb.RETURN,
                TODAY);
    }

    @Test
    void aRestDayGivesWayToTheNextWorkingDay() {
        ReviewForm form = returning("2022-11-05");
        assertThat(form.problems(CALENDAR).get("replyBy")).contains("改成了下一个工作日 2022年11月7日 星期一");
        assertThat(form.proposed(CALENDAR)).containsEntry("replyBy", "2022-11-07");
    }

    @Test
    void aDayThatHasPassedIsToldOfAsSuchAndNothingIsProposedForIt() {
        ReviewForm form = returning(TODAY.minusDays(1).toString());
        assertThat(form.problems(CALENDAR).get("replyBy")).contains("不能早于今天").doesNotContain("60 天");
        assertThat(form.proposed(CALENDAR))
                .containsEntry("replyBy", TODAY.minusDays(1).toString());
        assertThat(returning(TODAY.toString()).problems(CALENDAR)).isEmpty();
    }

    @Test
    void whereTheNextIsTooFarItGivesWayToTheOneBeforeSoThatWhatIsProposedIsTaken() {
        ReviewForm form = returning("2022-11-12");
        assertThat(form.problems(CALENDAR).get("replyBy")).contains("改成了前一个工作日 2022年11月11日 星期五");
        String proposed = form.proposed(CALENDAR).get("replyBy");
        assertThat(proposed).isEqualTo("2022-11-11");
        assertThat(returning(proposed).problems(CALENDAR)).isEmpty();
        assertThat(returning("2022-11-14").problems(CALENDAR).get("replyBy")).contains("60 天以内");
    }
}
