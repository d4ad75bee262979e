package cn.haoyuan.demo;

import static cn.haoyuan.demo.Script.ANSWERS;
import static cn.haoyuan.demo.Script.ASSESSMENTS;
import static cn.haoyuan.demo.Script.EXCEPTIONS;
import static cn.haoyuan.demo.Script.FILINGS;
import static cn.haoyuan.demo.Script.KINDERGARTENS;
import static cn.haoyuan.demo.Script.LETTERS;
import static cn.haoyuan.demo.Script.PEOPLE;
import static cn.haoyuan.demo.Script.PHRASES;
import static cn.haoyuan.demo.Script.PROBLEMS;
import static cn.haoyuan.demo.Script.PROFILES;
import static cn.haoyuan.demo.Script.RECHECKS;
import static cn.haoyuan.demo.Script.RECORDS;
import static cn.haoyuan.demo.Script.REPORTS;
import static cn.haoyuan.demo.Script.SHARES;
import static cn.haoyuan.demo.Script.TEXTS;
import static cn.haoyuan.demo.Script.TOPICS;
import static cn.haoyuan.demo.Script.TREE;
import static cn.haoyuan.demo.Script.WORDS;

import cn.haoyuan.database.BulkLoad;
import cn.haoyuan.duty.EventDuties;
import cn.haoyuan.duty.Generation;
import cn.haoyuan.duty.LedgerUpkeep;
import cn.haoyuan.duty.Settlement;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.plan.Plans;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The city itself, in one transaction: all of it or nothing. The same every time, because chance is a hash of the names of
 * things; nothing in it is recorded on the demonstration day or after it.
 */
@Component
@ConditionalOnProperty(name = "haoyuan.demo", havingValue = "true")
class DemoCity {

    /** The day on which the plan was published. */
    static final LocalDate PUBLISHED = LocalDate.of(2021, 4, 1);

    /** Where most of the rows go. */
    private static final List<String> FILLED = List.of(
            "duty",
            "fact",
            "work_record",
            "filing",
            "filing_draft",
            "filing_submission",
            "filing_act",
            "ledger",
            "ledger_course");

    private static final Logger LOG = LoggerFactory.getLogger(DemoCity.class);

    private final BulkLoad bulk;
    private final JdbcTemplate scripts;
    private final JdbcClient jdbc;
    private final Plans plans;
    private final Generation generation;
    private final EventDuties eventDuties;
    private final Settlement settlement;
    private final LedgerUpkeep ledger;
    private final Clock clock;

    DemoCity(
            BulkLoad bulk,
            JdbcTemplate scripts,
            JdbcClient jdbc,
            Plans plans,
            Generation generation,
            EventDuties eventDuties,
            Settlement settlement,
            LedgerUpkeep ledger,
            Clock clock) {
        this.bulk = bulk;
        this.scripts = scripts;
        this.jdbc = jdbc;
        this.plans = plans;
        this.generation = generation;
        this.eventDuties = eventDuties;
        this.settlement = settlement;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Loads the city. */
    void load() {
        long began = System.nanoTime();
        bulk.into(FILLED, this::fill);
        LOG.info("Loaded the demonstration city in {} ms", (System.nanoTime() - began) / 1_000_000);
    }

    /** Whether there is a unit. */
    @Transactional(readOnly = true)
    boolean stands() {
        return jdbc.sql("select exists (select from unit)").query(Boolean.class).single();
    }

    private void fill() {
        jdbc.sql("select set_config('haoyuan.demo_date', :today, true), set_config('work_mem', '96MB', true)")
                .param("today", LocalDate.now(clock).toString())
                .query((row, number) -> true)
                .single();
        // read by the other processor while the database works
        CompletableFuture<Bundled> plan = CompletableFuture.supplyAsync(Bundled::read);
        run(WORDS, TREE, KINDERGARTENS, PROFILES, PEOPLE);
        analyze("unit, placement, kindergarten, kindergarten_position, mark, pairing, post, person, account");
        publish(plan.join());
        analyze("duty, ask, measure");
        run(ASSESSMENTS);
        follow("ASSESSMENT");
        run(LETTERS);
        follow("LETTER");
        run(SHARES, PHRASES, RECORDS, TEXTS, FILINGS);
        follow("FILING");
        run(REPORTS, EXCEPTIONS, PROBLEMS);
        answered();
        // once more where the first look found it as it was
        answered();
        run(TOPICS);
        timed("settle", settlement::settleAll);
        timed("ledger", ledger::rebuild);
    }

    /** Tells the planner what is there now; it would find out by itself only in a minute. */
    void analyze() {
        analyze("unit, placement, kindergarten, mark, pairing, person, account, post, assignment");
        analyze("duty, ledger, fact, waiver, filing, filing_draft, filing_submission, filing_act, goal, work_record");
    }

    private void analyze(String tables) {
        scripts.execute("analyze " + tables);
    }

    private void publish(Bundled bundled) {
        int version = plans.draft(bundled.file(), bundled.forms(), bundled.plan());
        plans.enter(version, PUBLISHED, "");
        timed("generation", () -> generation.generateOnly(PUBLISHED));
    }

    private record Bundled(PlanFile file, List<PlanFile> forms, Plan plan) {
        static Bundled read() {
            PlanFile file = BundledPlan.file();
            List<PlanFile> forms = BundledPlan.forms();
            if (PlanReader.read(file, forms) instanceof PlanReading.Accepted(Plan plan)) {
                return new Bundled(file, forms, plan);
            }
            throw new IllegalStateException("the bundled plan does not read");
        }
    }

    /** From problems to answers and on to the looks at them. */
    private void answered() {
        follow("VISIT");
        run(ANSWERS);
        follow("WORK_RECORD");
        run(RECHECKS);
    }

    /** Has the duties made that facts of a kind bring about. */
    private void follow(String kind) {
        jdbc.sql("""
                        select id from fact f
                        where kind = :kind and exists (
                            select from ask a where a.on_evidence = f.kind and (a.on_topic is null or a.on_topic = f.topic))
                        order by id
                        """).param("kind", kind).query(Long.class).list().forEach(eventDuties::follow);
    }

    private void run(Script... some) {
        for (Script script : some) {
            timed(script.name(), () -> script.run(scripts));
        }
    }

    private static void timed(String what, Runnable work) {
        long began = System.nanoTime();
        work.run();
        LOG.debug("{} took {} ms", what, (System.nanoTime() - began) / 1_000_000);
    }
}
