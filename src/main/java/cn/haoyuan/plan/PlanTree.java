package cn.haoyuan.plan;

import cn.haoyuan.calendar.Cadence;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan as the maps, lists and words of its file; what a file may leave out is left out. */
final class PlanTree {

    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

    private PlanTree() {}

    static Map<String, Object> plan(Plan plan) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("id", plan.id());
        head.put("title", plan.title());
        head.put("number", plan.number());
        head.put("issuer", plan.issuer());
        head.put("from", plan.from().toString());
        head.put("to", plan.to().toString());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("plan", head);
        tree.put("clauses", plan.clauses().stream().map(PlanTree::clause).toList());
        if (!plan.topics().isEmpty()) {
            tree.put("topics", plan.topics().stream().map(PlanTree::topic).toList());
        }
        tree.put(
                "measures",
                plan.measures().stream().map(m -> measure(m, plan.from())).toList());
        return tree;
    }

    private static Map<String, Object> clause(Clause clause) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("number", clause.number());
        tree.put("title", clause.title());
        tree.put("text", clause.text());
        return tree;
    }

    private static Map<String, Object> topic(Topic topic) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", topic.id());
        tree.put("title", topic.title());
        tree.put("kinds", topic.kinds().stream().sorted().map(Words::of).toList());
        if (topic.alone()) {
            tree.put("alone", true);
        }
        if (topic.words() != null) {
            tree.put("words", topic.words());
        }
        if (!topic.with().isEmpty()) {
            tree.put("with", topic.with());
        }
        if (!topic.without().isEmpty()) {
            tree.put("without", topic.without().stream().sorted().map(Words::of).toList());
        }
        if (topic.ends()) {
            tree.put("ends", true);
        }
        return tree;
    }

    /** {@code planFrom} is the first day of the plan, which its parts need not repeat. */
    static Map<String, Object> measure(Measure measure, LocalDate planFrom) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", measure.id());
        tree.put("clauses", measure.clauses());
        tree.put("title", measure.title());
        tree.put("text", measure.text());
        tree.put("reader", measure.reader());
        tree.put("minutes", measure.minutes());
        if (measure.standing() != null) {
            Map<String, Object> standing = new LinkedHashMap<>();
            standing.put("condition", Words.of(measure.standing().condition()));
            standing.put("who", Words.of(measure.standing().who()));
            putFrom(standing, measure.standing().from(), planFrom);
            tree.put("standing", standing);
        }
        if (!measure.asks().isEmpty()) {
            tree.put(
                    "duties",
                    measure.asks().stream().map(ask -> ask(ask, planFrom)).toList());
        }
        return tree;
    }

    private static Map<String, Object> ask(Ask ask, LocalDate planFrom) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("who", Words.of(ask.who()));
        if (ask.having() != null) {
            tree.put("having", Words.of(ask.having()));
        }
        if (ask.about() != null) {
            tree.put("about", Words.of(ask.about()));
        }
        tree.put("post", Words.of(ask.post()));
        tree.put("evidence", Words.of(ask.evidence()));
        if (ask.form() != null) {
            tree.put("form", ask.form());
        }
        if (ask.topic() != null) {
            tree.put("topic", ask.topic());
        }
        if (ask.count() > 1) {
            tree.put("count", ask.count());
        }
        tree.put("cadence", Words.of(ask.cadence()));
        if (ask.on() != null) {
            tree.put("on", word(ask.on()));
        }
        putFrom(tree, ask.from(), planFrom);
        if (ask.opens() instanceof DueRule.BeforeStart) {
            tree.put("opens", rule(ask.opens()));
        } else if (ask.cadence() == Cadence.ONCE
                && ask.opens() instanceof DueRule.On(LocalDate day)
                && !day.equals(planFrom)) {
            tree.put("opens", day.toString());
        }
        tree.put("due", rule(ask.due()));
        ask.grace().ifPresent(days -> tree.put("grace", days));
        if (ask.receiver() != Receiver.NONE) {
            tree.put("receiver", Words.of(ask.receiver()));
        }
        if (!ask.defaults().isEmpty()) {
            List<String> defaults =
                    ask.defaults().stream().sorted().map(Words::of).toList();
            tree.put("default", defaults);
        }
        return tree;
    }

    private static void putFrom(Map<String, Object> tree, LocalDate from, LocalDate planFrom) {
        if (!from.equals(planFrom)) {
            tree.put("from", from.toString());
        }
    }

    private static String word(EventTrigger on) {
        return Words.of(on.kind()) + (on.topic() == null ? "" : "/" + on.topic());
    }

    private static Map<String, Object> rule(DueRule rule) {
        return switch (rule) {
            case DueRule.On(LocalDate day) -> Map.of("on", day.toString());
            case DueRule.AfterStart(int days) -> Map.of("afterStart", days);
            case DueRule.BeforeStart(int days) -> Map.of("beforeStart", days);
            case DueRule.OnMonthDay(MonthDay day) -> Map.of("monthDay", MONTH_DAY.format(day));
            case DueRule.AfterEnd(int days) -> Map.of("afterEnd", days);
        };
    }
}
