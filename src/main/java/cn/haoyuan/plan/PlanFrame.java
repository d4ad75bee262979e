package cn.haoyuan.plan;

import cn.haoyuan.calendar.DayInWords;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What measures may refer to: the plan's days, its clauses, topics and forms. */
record PlanFrame(LocalDate from, LocalDate to, Set<String> clauses, Map<String, Topic> topics, Set<String> forms) {

    static PlanFrame of(Plan plan) {
        return new PlanFrame(
                plan.from(),
                plan.to(),
                plan.clauses().stream().map(Clause::number).collect(Collectors.toSet()),
                plan.topics().stream().collect(Collectors.toMap(Topic::id, Function.identity())),
                plan.forms().stream().map(Form::id).collect(Collectors.toSet()));
    }

    /** Whether the day lies within the plan; any day does while the plan's own days are unreadable. */
    boolean covers(LocalDate day) {
        boolean unreadable = from.equals(LocalDate.EPOCH) || to.equals(LocalDate.EPOCH);
        return unreadable || !day.isBefore(from) && !day.isAfter(to);
    }

    /** Why a day that it does not cover is refused, in Chinese. */
    String outside() {
        return "不在计划期内（%s 至 %s）".formatted(DayInWords.of(from), DayInWords.of(to));
    }

    /** The ids of the topics that evidence of this kind may carry. */
    String topicsOf(EvidenceKind kind) {
        return topics.values().stream()
                .filter(topic -> topic.kinds().contains(kind))
                .map(Topic::id)
                .reduce((a, b) -> a + "、" + b)
                .orElse("（无）");
    }
}
