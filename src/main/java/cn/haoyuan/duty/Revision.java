package cn.haoyuan.duty;

import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanPublished;
import cn.haoyuan.plan.PlanVersion;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings duties in accord with a version of the plan on the day of its publication: what it asks by other terms goes on by these under its id, met
 * or late as it may be; what it asks no more ends, unless it was due before; what is new comes. Boards of earlier days show what they showed.
 */
@Component
class Revision {

    private final JdbcClient jdbc;
    private final AskPeriods periods;
    private final Generation generation;
    private final Lives lives;
    private final Settlement settlement;
    private final DutyReactions reactions;

    Revision(
            JdbcClient jdbc,
            AskPeriods periods,
            Generation generation,
            Lives lives,
            Settlement settlement,
            DutyReactions reactions) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.generation = generation;
        this.lives = lives;
        this.settlement = settlement;
        this.reactions = reactions;
    }

    @EventListener
    @Order(0) // before whoever tells of it
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PlanPublished publication) {
        PlanVersion version = publication.version();
        LocalDate day = publication.day();
        List<Lives.NewDates> going =
                publication.before().map(former -> going(former, version, day)).orElse(List.of());
        lives.goOn(going);
        lives.end(ending(version, day), day);
        generation.generate(day);
        settlement.settleNew(going.stream().map(Lives.NewDates::id).toList());
        if (!going.isEmpty()) {
            reactions.lookAhead(day);
        }
        if (publication.before().isPresent()) {
            settlement.settleSoFar(); // what is met at once nobody is told to do
        }
    }

    private List<Lives.NewDates> going(PlanVersion former, PlanVersion version, LocalDate day) {
        Plan plan = version.plan();
        Succession succession = Succession.between(former.plan(), plan);
        return succession.isEmpty()
                ? List.of()
                : Bulk.inOrder(jdbc, () -> succession
                        .bind(GenerationSql.bind(
                                jdbc.sql(RevisionSql.CHANGING), version.id(), periods.of(plan, day), day, null))
                        .param("plan", plan.id())
                        .param("former", former.id())
                        .query(Lives.NewDates.class)
                        .list());
    }

    private List<Long> ending(PlanVersion version, LocalDate day) {
        return jdbc.sql(RevisionSql.ENDING)
                .param("version", version.id())
                .param("day", day)
                .param("plan", version.plan().id())
                .query(Long.class)
                .list();
    }
}
