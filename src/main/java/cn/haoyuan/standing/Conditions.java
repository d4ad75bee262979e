package cn.haoyuan.standing;

import static java.util.Objects.requireNonNull;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.org.Unit;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Standing;
import cn.haoyuan.plan.Topic;
import cn.haoyuan.standing.Finding.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether the standing conditions of a plan hold on a day. All of them are one statement. */
@Component
@Transactional(readOnly = true)
public class Conditions {

    private record Checked(Rule rule, int checked, int exceptions) {}

    /** Units that have left the viewer's sight since are not judged, because their marks and pairings are not seen. */
    private static final String TREE = """
            with below as materialized (
                select u.id, u.kind, u.name, u.parent_id, u.seat, u.seat_end
                from units_on(:asOf) u
                where u.seat >= :from and u.seat < :to and coalesce(u.unit_seat <@ (select scope()), false)),
            higher as materialized (select id, kind, name from units_on(:asOf) where kind <> 'KINDERGARTEN')
            """;

    private static final String COUNT = """
            select '%s' as rule, count(*) as checked, count(*) filter (where not holds) as exceptions from (
            %s) r
            """;

    /** Where they lie is looked up for those of the page only. */
    private static final String NAMES = """
            %sselect r.unit_id, r.name, r.why, a.name as under from (
            select * from (
            %s) r
            where not r.holds
            order by r.seat nulls first, r.name
            limit :size offset :skip) r
            left join below u on u.id = r.unit_id
            left join higher a on a.id = u.parent_id
            order by r.seat nulls first, r.name
            """;

    private static final String COUNTS = Arrays.stream(Rule.values())
            .map(rule -> COUNT.formatted(rule.name(), rule.query()))
            .collect(Collectors.joining("union all\n", TREE, ""));

    private static final Map<Rule, String> GAPS = Arrays.stream(Rule.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), rule -> NAMES.formatted(TREE, rule.query())));

    private final JdbcClient jdbc;

    Conditions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Every condition of the plan that has something to say within the unit: those that the product can check, if they look at
     * anything there, and those that it cannot, if someone there answers for them.
     */
    public List<Finding> of(Plan plan, Unit unit, LocalDate asOf) {
        Map<Rule, Checked> counts = bind(jdbc.sql(COUNTS), plan, unit, asOf).query(Checked.class).stream()
                .collect(Collectors.toMap(Checked::rule, Function.identity()));
        List<Finding> findings = new ArrayList<>();
        for (Measure measure : plan.measures()) {
            Standing standing = measure.standing();
            if (standing != null) {
                finding(plan, measure, standing, unit, asOf, counts).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> finding(
            Plan plan, Measure measure, Standing standing, Unit unit, LocalDate asOf, Map<Rule, Checked> counts) {
        Optional<Rule> rule = Rule.of(standing.condition());
        if (rule.isEmpty()) {
            return standing.who().compareTo(unit.kind()) < 0
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            measure, standing, Verdict.NOT_CONNECTED, 0, 0, Rule.missing(standing.condition())));
        }
        Checked counted = counts.get(rule.get());
        if (counted == null || counted.checked() == 0) {
            return Optional.empty();
        }
        if (asOf.isBefore(standing.from())) {
            return Optional.of(new Finding(
                    measure, standing, Verdict.NOT_YET, 0, 0, "自" + DayInWords.of(standing.from()) + "起应当具备"));
        }
        Verdict verdict = counted.exceptions() == 0 ? Verdict.HOLDS : Verdict.EXCEPTIONS;
        return Optional.of(new Finding(
                measure,
                standing,
                verdict,
                counted.checked(),
                counted.exceptions(),
                rule.get().basis(plan)));
    }

    private static StatementSpec bind(StatementSpec statement, Plan plan, Unit unit, LocalDate asOf) {
        return statement
                .param("from", unit.seat())
                .param("to", unit.seatEnd())
                .param("asOf", asOf)
                .param("since", plan.from())
                .param(
                        "ends",
                        plan.topics().stream()
                                .filter(Topic::ends)
                                .map(Topic::id)
                                .toArray(String[]::new));
    }

    /**
     * One page of the exceptions within a unit's subtree; none where the condition is not checked.
     *
     * @param page 1-based
     * @param size 1 to 1000
     */
    public List<Gap> gaps(Plan plan, Standing standing, Unit unit, LocalDate asOf, int page, int size) {
        Optional<Rule> rule = Rule.of(standing.condition());
        if (rule.isEmpty()) {
            return List.of();
        }
        return bind(jdbc.sql(requireNonNull(GAPS.get(rule.get()))), plan, unit, asOf)
                .param("size", Math.clamp(size, 1, 1000))
                .param("skip", (Math.max(page, 1) - 1L) * Math.clamp(size, 1, 1000))
                .query(Gap.class)
                .list();
    }
}
