package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelinessTest {

    private static final LocalDate REPLY_BY = LocalDate.of(2022, 9, 20);

    private final List<FilingAct> acts = new ArrayList<>();

    @Test
    void a_submission_counts_for_the_shanghai_day_it_is_made_on() {
        assertThat(Timeliness.ifSubmitted(List.of(), at("2022-09-15T23:59:59"))).isEqualTo("2022-09-15");
        assertThat(Timeliness.ifSubmitted(List.of(), at("2022-09-16T00:00:00"))).isEqualTo("2022-09-16");
        assertThat(Timeliness.ifSubmitted(List.of(), at("2022-09-16T00:00:01"))).isEqualTo("2022-09-16");
    }

    @Test
    void the_day_is_shanghais_even_when_the_moment_is_told_in_another_zone() {
        OffsetDateTime utc = OffsetDateTime.parse("2022-09-15T16:00:00Z");
        assertThat(Timeliness.ifSubmitted(List.of(), utc)).isEqualTo("2022-09-16");
        assertThat(Timeliness.ifSubmitted(List.of(), utc.minusSeconds(1))).isEqualTo("2022-09-15");
    }

    @Test
    void an_answer_within_the_reply_deadline_keeps_the_day_of_the_first_to_its_last_second() {
        submitted("2022-09-10T10:00:00");
        returned("2022-09-12T10:00:00", REPLY_BY);
        assertThat(Timeliness.ifSubmitted(acts, at("2022-09-20T23:59:59"))).isEqualTo("2022-09-10");
        assertThat(Timeliness.ifSubmitted(acts, at("2022-09-21T00:00:00"))).isEqualTo("2022-09-21");
        assertThat(Timeliness.ifSubmitted(acts, at("2022-09-21T00:00:01"))).isEqualTo("2022-09-21");
    }

    @Test
    void what_was_returned_keeps_its_day_through_a_withdrawal_until_the_reply_deadline() {
        submitted("2022-09-10T10:00:00");
        assertThat(Timeliness.keepsDayUntil(acts, REPLY_BY))
                .as("never returned")
                .isNull();
        returned("2022-09-12T10:00:00", REPLY_BY);
        submitted("2022-09-15T10:00:00");
        assertThat(Timeliness.keepsDayUntil(acts, REPLY_BY)).isEqualTo(REPLY_BY);
        assertThat(Timeliness.keepsDayUntil(acts, REPLY_BY.plusDays(1))).isNull();
        withdrawn("2022-09-16T10:00:00");
        assertThat(Timeliness.ifSubmitted(acts, at("2022-09-20T23:59:59"))).isEqualTo("2022-09-10");
    }

    @Test
    void returned_twice_and_answered_in_time_twice_it_still_counts_for_the_first_day() {
        submitted("2022-09-10T10:00:00");
        returned("2022-09-12T10:00:00", REPLY_BY);
        submitted("2022-09-20T10:00:00");
        returned("2022-09-22T10:00:00", LocalDate.of(2022, 10, 2));
        submitted("2022-10-02T23:00:00");
        assertThat(Timeliness.effectiveDay(acts)).isEqualTo("2022-09-10");
    }

    @Test
    void a_late_answer_counts_for_its_own_day_and_later_answers_for_that_one() {
        submitted("2022-09-10T10:00:00");
        returned("2022-09-12T10:00:00", REPLY_BY);
        submitted("2022-09-25T10:00:00");
        assertThat(Timeliness.effectiveDay(acts)).isEqualTo("2022-09-25");
        returned("2022-09-26T10:00:00", LocalDate.of(2022, 10, 6));
        submitted("2022-10-06T10:00:00");
        assertThat(Timeliness.effectiveDay(acts)).isEqualTo("2022-09-25");
    }

    @Test
    void who_withdraws_on_their_own_account_starts_a_new_day() {
        submitted("2022-09-10T10:00:00");
        withdrawn("2022-09-11T10:00:00");
        assertThat(Timeliness.effectiveDay(acts)).isNull();
        assertThat(Timeliness.ifSubmitted(acts, at("2022-09-12T10:00:00"))).isEqualTo("2022-09-12");
    }

    @Test
    void withdrawing_an_answer_does_not_shorten_the_reply_deadline() {
        submitted("2022-09-10T10:00:00");
        returned("2022-09-12T10:00:00", REPLY_BY);
        submitted("2022-09-18T10:00:00");
        withdrawn("2022-09-18T11:00:00");
        assertThat(Timeliness.ifSubmitted(acts, at("2022-09-20T10:00:00"))).isEqualTo("2022-09-10");
        assertThat(Timeliness.ifSubmitted(acts, at("2022-09-21T10:00:00"))).isEqualTo("2022-09-21");
    }

    @Test
    void the_reply_deadline_holds_over_a_leap_day() {
        submitted("2024-02-19T10:00:00");
        returned("2024-02-19T12:00:00", LocalDate.of(2024, 2, 19).plusDays(10));
        assertThat(Timeliness.ifSubmitted(acts, at("2024-02-29T23:59:59"))).isEqualTo("2024-02-19");
        assertThat(Timeliness.ifSubmitted(acts, at("2024-03-01T00:00:00"))).isEqualTo("2024-03-01");
    }

    @Test
    void an_acceptance_that_was_taken_back_has_no_bearing_on_the_day() {
        submitted("2022-09-10T10:00:00");
        act(FilingVerb.ACCEPT, FilingState.ACCEPTED, "2022-09-12T10:00:00", null);
        act(FilingVerb.TAKE_BACK, FilingState.SUBMITTED, "2022-09-13T10:00:00", null);
        assertThat(Timeliness.handedIn(acts)).isEqualTo("2022-09-10");
        assertThat(FilingAct.decision(acts)).isNull();
        returned("2022-09-14T10:00:00", REPLY_BY);
        assertThat(Timeliness.handedIn(acts)).isNull();
        assertThat(FilingAct.toAnswer(acts)).isNotNull();
        assertThat(Timeliness.ifSubmitted(acts, at("2022-09-20T10:00:00"))).isEqualTo("2022-09-10");
        submitted("2022-09-21T10:00:00");
        act(FilingVerb.ACCEPT, FilingState.ACCEPTED, "2022-09-22T10:00:00", null);
        assertThat(Timeliness.handedIn(acts)).isEqualTo("2022-09-21");
    }

    private void submitted(String when) {
        act(FilingVerb.SUBMIT, FilingState.SUBMITTED, when, null);
    }

    private void withdrawn(String when) {
        act(FilingVerb.WITHDRAW, FilingState.DRAFT, when, null);
    }

    private void returned(String when, LocalDate replyBy) {
        act(FilingVerb.RETURN, FilingState.RETURNED, when, replyBy);
    }

    private void act(FilingVerb verb, FilingState state, String when, @Nullable LocalDate replyBy) {
        acts.add(new FilingAct(verb, state, at(when), 1, 1, "", "", Map.of(), replyBy));
    }

    private static OffsetDateTime at(String shanghai) {
        return LocalDateTime.parse(shanghai).atOffset(ZoneOffset.ofHours(8));
    }
}
