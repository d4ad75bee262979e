package cn.haoyuan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.Facts;
import cn.haoyuan.duty.NewFact;
import cn.haoyuan.org.Answer;
import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The small city with the bundled plan in force: for tests of what people do in it, and of what is seen then. */
public abstract class CityAtWork {

    @Autowired
    protected TestCity city;

    @Autowired
    protected TestClock clock;

    @Autowired
    protected TestDatabase database;

    @Autowired
    protected PublishedPlan published;

    @Autowired
    protected Facts facts;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    protected MockMvc mvc;

    /** The day on which each test begins. */
    protected static final LocalDate TODAY = LocalDate.of(2022, 11, 23);

    /** Whether this is the first test of its class, for what is done once. */
    protected boolean first;

    @BeforeEach
    final void publish() {
        first = published.publish();
        clock.set(TODAY);
    }

    /** Does something in one transaction that sees this much. */
    protected final <T> T in(Scope scope, Supplier<T> work) {
        return scope.get(() -> transaction.execute(status -> work.get()));
    }

    protected final void run(Scope scope, Runnable work) {
        scope.run(() -> transaction.executeWithoutResult(status -> work.run()));
    }

    /** An act on the register that is not refused. */
    protected final void done(Scope scope, Supplier<Answer> act) {
        assertThat(in(scope, act)).isInstanceOf(Answer.Done.class);
    }

    /** Puts a fact of somebody's unit on record today, as them; the day on which it happened is also the number of its source. */
    protected final void record(
            TestCity.Person who,
            String day,
            EvidenceKind kind,
            @Nullable String topic,
            @Nullable String period,
            @Nullable Integer subject) {
        LocalDate happened = LocalDate.parse(day);
        NewFact fact = new NewFact(
                kind, topic, who.place().id(), subject, period, happened, "试验", "test", happened.toEpochDay());
        in(who.viewer().scope(), () -> facts.record(fact));
    }
}
