package cn.haoyuan.duty;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.About;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.EventTrigger;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Receiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Which asks of a version of the plan take the place of which of the version before: the same is done for them, by other terms. */
record Succession(List<Step> steps) {

    /** An ask of a measure that a version has no longer, and the one that it has instead. */
    private record Step(String measure, Ask from, Ask to) {

        /** Whether what was done for the former is enough for the latter. */
        boolean enough() {
            return to.count() <= from.count();
        }
    }

    /** What is done for an ask, by whom, how often and for whom: two that share it differ in dates, number, post or who is exempt. */
    private record Deed(
            UnitKind who,
            @Nullable About about,
            EvidenceKind evidence,
            @Nullable String form,
            @Nullable String topic,
            Cadence cadence,
            @Nullable EventTrigger on,
            Receiver receiver) {

        static Deed of(Ask ask) {
            return new Deed(
                    ask.who(),
                    ask.about(),
                    ask.evidence(),
                    ask.form(),
                    ask.topic(),
                    ask.cadence(),
                    ask.on(),
                    ask.receiver());
        }
    }

    static Succession between(Plan former, Plan next) {
        List<Step> steps = new ArrayList<>();
        for (Measure before : former.measures()) {
            next.measure(before.id()).ifPresent(after -> {
                List<Ask> gone = new ArrayList<>(without(before, after));
                List<Ask> come = new ArrayList<>(without(after, before));
                pair(before.id(), gone, come, steps, (from, to) -> to.having() == from.having());
                pair(before.id(), gone, come, steps, (from, to) -> true);
            });
        }
        return new Succession(List.copyOf(steps));
    }

    /** Takes out of both lists what belongs together. */
    private static void pair(
            String measure, List<Ask> gone, List<Ask> come, List<Step> steps, BiPredicate<Ask, Ask> alike) {
        gone.removeIf(from -> {
            Optional<Ask> to = come.stream()
                    .filter(ask -> Deed.of(ask).equals(Deed.of(from)) && alike.test(from, ask))
                    .findFirst();
            to.ifPresent(found -> {
                come.remove(found);
                steps.add(new Step(measure, from, found));
            });
            return to.isPresent();
        });
    }

    private static List<Ask> without(Measure measure, Measure other) {
        Set<String> kept = other.asks().stream().map(Ask::fingerprint).collect(Collectors.toSet());
        return measure.asks().stream()
                .filter(ask -> !kept.contains(ask.fingerprint()))
                .toList();
    }

    /** The measures of which what an event brought about keeps its deadline, though another follows from the next event on. */
    List<String> keepingDates() {
        return steps.stream()
                .filter(step -> step.from().cadence() == Cadence.EVENT)
                .filter(step -> !step.from().due().equals(step.to().due())
                        || !step.from().grace().equals(step.to().grace()))
                .map(Step::measure)
                .distinct()
                .toList();
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Gives {@link RevisionSql#GOING} what it needs, beside what generates, the plan and the version that was in force. */
    StatementSpec bind(StatementSpec statement) {
        return statement
                .param("succeeds", column(Step::measure))
                .param("from", column(step -> step.from().fingerprint()))
                .param("to", column(step -> step.to().fingerprint()))
                .param("enough", column(step -> String.valueOf(step.enough())));
    }

    private String[] column(Function<Step, String> value) {
        return steps.stream().map(value).toArray(String[]::new);
    }
}
