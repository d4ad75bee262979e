package cn.haoyuan.filing;

import cn.haoyuan.calendar.DayInWords;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is about to do something to a filing.
 *
 * @param handedIn whether what is being written was handed in before, if only to be taken back
 * @param ownSubmission whether the person who acts is the one who submitted what is decided on
 * @param seen the submission that the person who decides has read, null for none; for other acts of no bearing
 * @param latest the number of the latest submission
 * @param countsOn the day that the submission would count for, see {@link Timeliness}
 * @param opensOn the first day on which the duty takes it
 * @param locksOn the last such day; null for none
 * @param needless why the duty need not be done any more; null while it stands
 */
record Attempt(
        FilingState state,
        FilingVerb verb,
        Side side,
        boolean handedIn,
        boolean ownSubmission,
        @Nullable Integer seen,
        int latest,
        LocalDate countsOn,
        LocalDate opensOn,
        @Nullable LocalDate locksOn,
        @Nullable String needless) {

    /** Each answers the reason why not, or nothing. The first reason counts. */
    private static final List<Function<Attempt, Optional<String>>> RULES = List.of(
            Attempt::rightSide,
            Attempt::rightState,
            Attempt::neverHandedIn,
            Attempt::notOneself,
            Attempt::read,
            Attempt::needed,
            Attempt::openAlready,
            Attempt::notLocked);

    Verdict judge() {
        return RULES.stream()
                .flatMap(rule -> rule.apply(this).stream())
                .findFirst()
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> new Verdict.Allowed(state.after(verb).orElseThrow()));
    }

    private Optional<String> rightSide() {
        return when(side != verb.by(), "只有%s可以%s。".formatted(verb.by().label(), verb.label()));
    }

    private Optional<String> rightState() {
        return when(state.after(verb).isEmpty(), "这份材料现在是“%s”，不能%s。".formatted(state.label(), verb.label()));
    }

    /** What was handed in stays, also where it was taken back. */
    private Optional<String> neverHandedIn() {
        return when(verb == FilingVerb.DISCARD && handedIn, "报送过的材料不能放弃，撤回的也一样；可以改好再提交，也可以留着不交。");
    }

    /** Whoever wrote it does not decide on it, in whichever post. */
    private Optional<String> notOneself() {
        return when(verb.by() == Side.RECEIVER && ownSubmission, "提交人不能审核自己提交的材料，请由其他审核人处理。");
    }

    /** One decides on what one has read, not on what came after it. */
    private Optional<String> read() {
        if (verb.by() != Side.RECEIVER || seen != null && seen == latest) {
            return Optional.empty();
        }
        if (verb == FilingVerb.TAKE_BACK) {
            return Optional.of("现在有效的是第 %d 次报送，请看过再撤回通过。".formatted(latest));
        }
        return Optional.of(
                seen == null
                        ? "第 %d 次报送您还没有看过，请看过再办理。".formatted(latest)
                        : "您看到的是第 %d 次报送，对方已撤回并重新提交（第 %d 次），请看过新的内容再办理。".formatted(seen, latest));
    }

    /** An act of the unit that files. */
    static Attempt ofAuthor(
            Filing filing,
            FilingVerb verb,
            Side side,
            boolean handedIn,
            LocalDate countsOn,
            @Nullable String needless) {
        return new Attempt(
                filing.state(),
                verb,
                side,
                handedIn,
                false,
                null,
                0,
                countsOn,
                filing.opensOn(),
                filing.locksOn(),
                needless);
    }

    /** What was handed in before may still be decided on: it counts should the duty stand again. */
    private Optional<String> needed() {
        return when(
                verb == FilingVerb.SUBMIT && !state.stands() && needless != null, needless + "，不用再报送；已写的内容仍然保留，可以查看。");
    }

    private Optional<String> openAlready() {
        return when(
                verb == FilingVerb.SUBMIT && !state.stands() && countsOn.isBefore(opensOn),
                "这项报送从%s起受理，现在可以先保存草稿。".formatted(DayInWords.of(opensOn)));
    }

    /** An amendment comes after the duty is met, so no deadline binds it. Nobody takes back what could not be handed in again. */
    private Optional<String> notLocked() {
        String then =
                switch (verb) {
                    case SUBMIT -> "不能再提交；草稿仍然保留。";
                    case WITHDRAW -> "撤回以后不能再提交；要修改的，请审核人退回。";
                    default -> "";
                };
        return !then.isEmpty() && !state.stands() && locksOn != null && countsOn.isAfter(locksOn)
                ? Optional.of("补报截止日是%s，已过期，%s".formatted(DayInWords.of(locksOn), then))
                : Optional.empty();
    }

    private static Optional<String> when(boolean refused, String reason) {
        return refused ? Optional.of(reason) : Optional.empty();
    }
}
