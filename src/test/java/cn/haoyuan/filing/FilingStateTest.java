package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FilingStateTest {

    /**
     * What the person who acts has to do with the second submission: wrote it or not; read none, the first, or it, as one does or in
     * a batch; and whether it was of what is being written.
     */
    private record Part(boolean own, @Nullable Integer seen, boolean handedIn) {

        static List<Part> all() {
            List<Part> all = new ArrayList<>();
            for (boolean own : new boolean[] {false, true}) {
                for (boolean handedIn : new boolean[] {false, true}) {
                    all.add(new Part(own, null, handedIn));
                    all.add(new Part(own, 1, handedIn));
                    all.add(new Part(own, 2, handedIn));
                }
            }
            return all;
        }

        boolean readLatest() {
            return seen != null && seen == 2;
        }
    }

    private static final LocalDate TODAY = LocalDate.of(2022, 11, 23);

    /** The whole machine, written a second time: every other pair of state and verb is refused. */
    private static final Map<String, FilingState> ALLOWED = Map.ofEntries(
            Map.entry("DISCARDED START", FilingState.DRAFT),
            Map.entry("DRAFT SUBMIT", FilingState.SUBMITTED),
            Map.entry("DRAFT DISCARD", FilingState.DISCARDED),
            Map.entry("AMENDING DISCARD", FilingState.ACCEPTED),
            Map.entry("SUBMITTED WITHDRAW", FilingState.DRAFT),
            Map.entry("SUBMITTED RETURN", FilingState.RETURNED),
            Map.entry("SUBMITTED ACCEPT", FilingState.ACCEPTED),
            Map.entry("RETURNED SUBMIT", FilingState.SUBMITTED),
            Map.entry("ACCEPTED TAKE_BACK", FilingState.SUBMITTED),
            Map.entry("ACCEPTED AMEND", FilingState.AMENDING),
            Map.entry("AMENDING SUBMIT", FilingState.AMENDED),
            Map.entry("AMENDED WITHDRAW", FilingState.AMENDING),
            Map.entry("AMENDED RETURN", FilingState.AMENDMENT_RETURNED),
            Map.entry("AMENDED ACCEPT", FilingState.ACCEPTED),
            Map.entry("AMENDMENT_RETURNED SUBMIT", FilingState.AMENDED));

    @Test
    void every_state_verb_and_side_is_allowed_or_refused_as_the_machine_says() {
        for (FilingState state : FilingState.values()) {
            for (FilingVerb verb : FilingVerb.values()) {
                for (Side side : Side.values()) {
                    for (Part part : Part.all()) {
                        FilingState to = ALLOWED.get(state + " " + verb);
                        boolean review = EnumSet.of(FilingVerb.RETURN, FilingVerb.ACCEPT, FilingVerb.TAKE_BACK)
                                .contains(verb);
                        boolean rightSide = side == (review ? Side.RECEIVER : Side.AUTHOR);
                        Verdict verdict = new Attempt(
                                        state,
                                        verb,
                                        side,
                                        part.handedIn(),
                                        part.own(),
                                        part.seen(),
                                        2,
                                        TODAY,
                                        TODAY,
                                        TODAY,
                                        null)
                                .judge();
                        boolean lost = verb == FilingVerb.DISCARD && part.handedIn();
                        if (to != null && rightSide && !lost && !(review && (part.own() || !part.readLatest()))) {
                            assertThat(verdict)
                                    .as("%s %s by %s, %s", state, verb, side, part)
                                    .isEqualTo(new Verdict.Allowed(to));
                        } else {
                            assertThat(verdict)
                                    .as("%s %s by %s, %s", state, verb, side, part)
                                    .isInstanceOfSatisfying(
                                            Verdict.Refused.class, refused -> assertThat(refused.reason())
                                                    .endsWith("。"));
                        }
                    }
                }
            }
        }
    }

    @Test
    void every_state_is_reached_from_a_draft_and_leads_on_to_acceptance() {
        Set<FilingState> all = EnumSet.allOf(FilingState.class);
        assertThat(reachable(FilingState.DRAFT)).isEqualTo(all);
        assertThat(all).allSatisfy(state -> assertThat(reachable(state)).contains(FilingState.ACCEPTED));
    }

    @Test
    void once_accepted_a_version_stands_until_that_is_taken_back() {
        assertThat(reachable(FilingState.ACCEPTED, EnumSet.complementOf(EnumSet.of(FilingVerb.TAKE_BACK))))
                .allMatch(FilingState::stands);
    }

    @Test
    void what_awaits_review_cannot_be_written_and_what_is_written_cannot_be_decided() {
        assertThat(FilingState.values()).noneMatch(state -> state.writable() && state.awaitsReview());
    }

    @Test
    void submission_is_taken_from_the_opening_day_to_the_locking_day_and_not_one_day_beyond() {
        LocalDate opens = LocalDate.of(2022, 9, 1);
        LocalDate locks = LocalDate.of(2022, 9, 30);
        assertThat(submit(FilingState.DRAFT, opens.minusDays(1), opens, locks)).contains("2022年9月1日起受理");
        assertThat(submit(FilingState.DRAFT, opens, opens, locks)).isEmpty();
        assertThat(submit(FilingState.DRAFT, locks, opens, locks)).isEmpty();
        assertThat(submit(FilingState.RETURNED, locks.plusDays(1), opens, locks))
                .contains("2022年9月30日，已过期");
        assertThat(withdraw(FilingState.SUBMITTED, locks, opens, locks)).isEmpty();
        assertThat(withdraw(FilingState.SUBMITTED, locks.plusDays(1), opens, locks))
                .as("what could not be handed in again is not taken back")
                .contains("2022年9月30日，已过期，撤回以后不能再提交");
    }

    @Test
    void an_amendment_is_bound_by_no_deadline() {
        LocalDate locks = LocalDate.of(2022, 9, 30);
        assertThat(submit(FilingState.AMENDING, locks.plusDays(100), locks, locks))
                .isEmpty();
        assertThat(withdraw(FilingState.AMENDED, locks.plusDays(100), locks, locks))
                .isEmpty();
    }

    @Test
    void what_need_not_be_done_is_not_handed_in_but_may_be_amended() {
        assertThat(needless(FilingState.DRAFT)).isInstanceOf(Verdict.Refused.class);
        assertThat(needless(FilingState.RETURNED)).isInstanceOf(Verdict.Refused.class);
        assertThat(needless(FilingState.AMENDING)).isInstanceOf(Verdict.Allowed.class);
    }

    private static Verdict needless(FilingState state) {
        return new Attempt(state, FilingVerb.SUBMIT, Side.AUTHOR, false, false, null, 0, TODAY, TODAY, null, "这一事项已豁免")
                .judge();
    }

    private static String submit(FilingState state, LocalDate countsOn, LocalDate opens, LocalDate locks) {
        return refusal(state, FilingVerb.SUBMIT, countsOn, opens, locks);
    }

    private static String withdraw(FilingState state, LocalDate countsOn, LocalDate opens, LocalDate locks) {
        return refusal(state, FilingVerb.WITHDRAW, countsOn, opens, locks);
    }

    private static String refusal(
            FilingState state, FilingVerb verb, LocalDate countsOn, LocalDate opens, LocalDate locks) {
        Verdict verdict =
                new Attempt(state, verb, Side.AUTHOR, false, false, null, 0, countsOn, opens, locks, null).judge();
        return verdict instanceof Verdict.Refused(String reason) ? reason : "";
    }

    private static Set<FilingState> reachable(FilingState from) {
        return reachable(from, EnumSet.allOf(FilingVerb.class));
    }

    private static Set<FilingState> reachable(FilingState from, Set<FilingVerb> verbs) {
        Set<FilingState> reached = EnumSet.of(from);
        ArrayDeque<FilingState> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            FilingState state = open.remove();
            for (FilingVerb verb : verbs) {
                state.after(verb).filter(reached::add).ifPresent(open::add);
            }
        }
        return reached;
    }
}
