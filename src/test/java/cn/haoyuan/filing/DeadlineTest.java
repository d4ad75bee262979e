package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.web.Light;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final LocalDate DUE = LocalDate.of(2022, 9, 16);
    private static final LocalDate TODAY = LocalDate.of(2022, 11, 23);

    private final List<FilingAct> acts = new ArrayList<>();

    @Test
    void what_is_handed_in_late_is_late_by_as_many_days_for_ever() {
        act(FilingVerb.SUBMIT, "2022-11-21", null);
        assertThat(deadline(null).words(TODAY)).isEqualTo("逾期 66 天提交");
        assertThat(deadline(null).words(TODAY.plusYears(1))).isEqualTo("逾期 66 天提交");
        assertThat(deadline(null).light(TODAY)).isEqualTo(Light.LATE);
    }

    @Test
    void accepted_or_not_the_day_of_handing_in_counts_and_an_amendment_changes_nothing() {
        act(FilingVerb.SUBMIT, "2022-09-16", null);
        assertThat(deadline(null).words(TODAY)).isEqualTo("按时提交");
        act(FilingVerb.ACCEPT, "2022-10-20", null);
        act(FilingVerb.AMEND, "2022-11-01", null);
        act(FilingVerb.SUBMIT, "2022-11-02", null);
        assertThat(deadline(null).words(TODAY)).isEqualTo("按时提交");
        assertThat(deadline(null).counted(OffsetDateTime.parse("2022-11-02T09:00+08:00"), TODAY))
                .isEqualTo("按 9月16日 提交计");
        assertThat(deadline(null).counted(OffsetDateTime.parse("2022-09-16T09:00+08:00"), TODAY))
                .isEmpty();
        assertThat(deadline(null).light(TODAY)).isEqualTo(Light.GREEN);
    }

    @Test
    void only_what_is_still_to_be_handed_in_runs_on_and_is_red() {
        assertThat(deadline(null).words(TODAY)).isEqualTo("已逾期 68 天");
        assertThat(deadline(null).light(TODAY)).isEqualTo(Light.RED);
        act(FilingVerb.SUBMIT, "2022-09-10", null);
        act(FilingVerb.WITHDRAW, "2022-09-11", null);
        assertThat(deadline(null).words(TODAY)).isEqualTo("已逾期 68 天");
    }

    @Test
    void what_is_returned_runs_to_its_reply_by_day_and_from_then_on_is_overdue_since_the_deadline() {
        act(FilingVerb.SUBMIT, "2022-09-10", null);
        LocalDate replyBy = TODAY.plusDays(2);
        act(FilingVerb.RETURN, "2022-11-15", replyBy);
        assertThat(deadline(replyBy).words(TODAY)).isEqualTo("重新提交还有 2 天");
        assertThat(deadline(replyBy).light(TODAY)).isEqualTo(Light.YELLOW);
        assertThat(deadline(replyBy).words(TODAY.plusDays(3))).isEqualTo("已逾期 71 天");
    }

    @Test
    void it_is_due_soon_from_the_day_on_which_its_duty_is() {
        assertThat(deadline(null).light(DUE.minusDays(31))).isEqualTo(Light.BLUE);
        assertThat(deadline(null).light(DUE.minusDays(30))).isEqualTo(Light.YELLOW);
        assertThat(deadline(null).light(DUE)).isEqualTo(Light.YELLOW);
    }

    @Test
    void an_answer_that_was_taken_back_may_still_be_given_by_its_day() {
        act(FilingVerb.SUBMIT, "2022-09-10", null);
        act(FilingVerb.RETURN, "2022-11-15", TODAY.plusDays(2));
        act(FilingVerb.SUBMIT, "2022-11-20", null);
        act(FilingVerb.WITHDRAW, "2022-11-21", null);
        assertThat(deadline(Timeliness.answerBy(acts)).words(TODAY)).isEqualTo("重新提交还有 2 天");
    }

    private Deadline deadline(@Nullable LocalDate replyBy) {
        return new Deadline(DUE.minusDays(30), DUE, Timeliness.handedIn(acts), replyBy);
    }

    private void act(FilingVerb verb, String day, @Nullable LocalDate replyBy) {
        acts.add(new FilingAct(
                verb,
                FilingState.SUBMITTED,
                LocalDateTime.parse(day + "T10:00:00").atOffset(ZoneOffset.ofHours(8)),
                1,
                1,
                "",
                "",
                Map.of(),
                replyBy));
    }
}
