package cn.haoyuan.duty;

import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the duties of the plan in force. Idempotent: what is owed stays, what is missing is added, what nobody owes any more
 * ends; so that it also serves units that open later, move away and back, and kindergartens that become a pilot for a time.
 */
@Component
public class Generation {

    /** What a kindergarten that opens later is asked, in a sentence for pages. */
    public static final String OF_THE_NEW = "发布行动计划以后设立的幼儿园：只办一次的事项至少给 " + GenerationSql.ONCE_AFTER_OPENING
            + " 天；离截止不到 " + GenerationSql.LEAST_OF_A_PERIOD + " 天的当期事项不要求，从下一期办起。";

    /** What a unit that stands again is asked, as a part of a sentence for pages. */
    public static final String OF_THE_REOPENED = "截止日在 " + GenerationSql.LEAST_OF_A_PERIOD + " 天以后的责任事项重新承担；";

    /** Units that are looked at in one go; each has some hundred duties, its own and those about it. */
    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final Plans plans;
    private final AskPeriods periods;
    private final LedgerEntries ledger;
    private final Lives lives;
    private final Settlement settlement;

    Generation(
            JdbcClient jdbc,
            Plans plans,
            AskPeriods periods,
            LedgerEntries ledger,
            Lives lives,
            Settlement settlement) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.periods = periods;
        this.ledger = ledger;
        this.lives = lives;
        this.settlement = settlement;
    }

    /**
     * Brings the duties in accord with who owes what from {@code day} on: ends what nobody owes any more, lets go on what had
     * ended and is owed again, generates what is missing (known from the day, or from a unit's opening, if that is later).
     * Settles what is new against the facts on record. Answers how many duties changed.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int generate(LocalDate day) {
        return plans.current()
                .map(version -> generate(version.id(), periods.of(version.plan(), day), day))
                .orElse(0);
    }

    /**
     * The same for what these units owe and what is owed about them only. Many are taken in turn, so that neither the application
     * nor the database ever holds what twenty thousand new kindergartens bring; of all of it the application keeps the ids.
     *
     * @param undone whether the day undoes what was to hold from it: then what was met at once of what that brought ends too
     */
    int generate(List<Integer> units, LocalDate day, boolean undone) {
        PlanVersion version = plans.current().orElse(null);
        if (version == null) {
            return 0;
        }
        List<AskPeriod> rows = periods.of(version.plan(), day);
        List<Long> owed = new ArrayList<>();
        int ended = 0;
        for (List<Integer> some : Bulk.parts(units, AT_ONCE)) {
            ended += change(version.id(), rows, day, some.toArray(Integer[]::new), undone, owed);
        }
        settlement.settleNew(owed);
        return ended + owed.size();
    }

    /** The same for these periods of the version in force only. */
    int generate(int version, List<AskPeriod> rows, LocalDate day) {
        List<Long> owed = new ArrayList<>();
        int ended = change(version, rows, day, null, false, owed);
        settlement.settleNew(owed);
        return ended + owed.size();
    }

    /** Answers how many duties end; adds those to {@code owed} that come or go on, not settled yet. */
    private int change(
            int version,
            List<AskPeriod> rows,
            LocalDate day,
            Integer @Nullable [] units,
            boolean undone,
            List<Long> owed) {
        if (rows.isEmpty()) {
            return 0;
        }
        List<Long> lapsed = lapsed(version, rows, day, units, undone);
        lives.end(lapsed, day);
        List<Lives.NewDates> again = again(version, rows, day, units);
        lives.goOn(again);
        List<Long> made = insert(version, rows, day, units);
        ledger.enter(made);
        owed.addAll(made);
        again.forEach(course -> owed.add(course.id()));
        return lapsed.size();
    }

    private List<Long> lapsed(
            int version, List<AskPeriod> rows, LocalDate day, Integer @Nullable [] units, boolean undone) {
        // what opens only after a pairing's last day ends with that day, not with the day on which that is looked at
        List<AskPeriod> may = rows.stream()
                .filter(row -> row.mayLapse(day))
                .map(row -> row.openBy(day))
                .toList();
        return may.isEmpty()
                ? List.of()
                : statement(undone ? GenerationSql.UNDONE : GenerationSql.LAPSED, version, may, day, units, Long.class);
    }

    private List<Lives.NewDates> again(int version, List<AskPeriod> rows, LocalDate day, Integer @Nullable [] units) {
        return jdbc.sql(GenerationSql.ENDED)
                        .param("day", day)
                        .query(Boolean.class)
                        .single()
                ? statement(GenerationSql.AGAIN, version, rows, day, units, Lives.NewDates.class)
                : List.of();
    }

    /** Makes the duties where there are none yet, neither entered in the ledger nor settled: for filling an empty database. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void generateOnly(LocalDate day) {
        PlanVersion version = plans.current().orElseThrow();
        insert(version.id(), periods.of(version.plan(), day), day, null);
    }

    private <T> List<T> statement(
            String sql, int version, List<AskPeriod> rows, LocalDate day, Integer @Nullable [] units, Class<T> type) {
        return Bulk.inOrder(jdbc, () -> GenerationSql.bind(jdbc.sql(sql), version, rows, day, units)
                .query(type)
                .list());
    }

    private List<Long> insert(int version, List<AskPeriod> rows, LocalDate day, Integer @Nullable [] units) {
        return Bulk.run(jdbc, () -> GenerationSql.bind(jdbc.sql(GenerationSql.INSERT), version, rows, day, units)
                .query(Long.class)
                .list());
    }
}
