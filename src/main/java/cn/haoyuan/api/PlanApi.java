package cn.haoyuan.api;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The plan in force: its clauses, and the measures read from each. */
@RestController
@Needs(Permission.SEE_BOARD)
class PlanApi {

    /** The plan in force. */
    record PlanBody(
            String id,
            String title,
            String number,
            String issuer,
            LocalDate from,
            LocalDate to,
            int version,
            @Nullable LocalDate publishedOn,
            List<ClauseBody> clauses) {}

    /** A clause; {@code measures} are those that cite it, by their ids. */
    record ClauseBody(String number, String title, String text, List<MeasureBody> measures) {}

    record MeasureBody(
            String id,
            String title,
            List<String> clauses,
            @Nullable String standing,
            List<AskBody> duties) {}

    record AskBody(
            String who,
            @Nullable String about,
            String evidence,
            @Nullable String topic,
            int count,
            String cadence,
            String receiver,
            List<String> defaults) {}

    private final Plans plans;

    PlanApi(Plans plans) {
        this.plans = plans;
    }

    @GetMapping("/api/v1/plan")
    @Operation(summary = "现行的行动计划：条款和举措")
    PlanBody plan() {
        PlanVersion version =
                plans.current().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "还没有发布行动计划"));
        Plan plan = version.plan();
        return new PlanBody(
                plan.id(),
                plan.title(),
                plan.number(),
                plan.issuer(),
                plan.from(),
                plan.to(),
                version.no(),
                version.publishedOn(),
                plan.clauses().stream().map(clause -> clause(plan, clause)).toList());
    }

    private static ClauseBody clause(Plan plan, Clause clause) {
        return new ClauseBody(
                clause.number(),
                clause.title(),
                clause.text(),
                plan.measuresOf(clause.number()).stream().map(PlanApi::measure).toList());
    }

    private static MeasureBody measure(Measure measure) {
        return new MeasureBody(
                measure.id(),
                measure.title(),
                measure.clauses(),
                measure.standing() == null
                        ? null
                        : Words.kebab(measure.standing().condition()),
                measure.asks().stream()
                        .map(ask -> new AskBody(
                                Words.kebab(ask.who()),
                                ask.about() == null ? null : Words.kebab(ask.about()),
                                Words.kebab(ask.evidence()),
                                ask.form() != null ? ask.form() : ask.topic(),
                                ask.count(),
                                Words.kebab(ask.cadence()),
                                Words.kebab(ask.receiver()),
                                ask.defaults().stream()
                                        .map(Words::kebab)
                                        .sorted()
                                        .toList()))
                        .toList());
    }
}
