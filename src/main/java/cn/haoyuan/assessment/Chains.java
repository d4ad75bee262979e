package cn.haoyuan.assessment;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.EvidencePlace;
import cn.haoyuan.duty.Sequels;
import cn.haoyuan.duty.Sequels.Sequel;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.Filings;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Plans;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what came of assessments: at most three statements. Called within the transaction of a page. */
@Component
class Chains {

    private final Sequels sequels;
    private final Duties duties;
    private final Filings filings;
    private final Plans plans;
    private final List<EvidencePlace> places;
    private final Clock clock;

    Chains(Sequels sequels, Duties duties, Filings filings, Plans plans, List<EvidencePlace> places, Clock clock) {
        this.sequels = sequels;
        this.duties = duties;
        this.filings = filings;
        this.plans = plans;
        this.places = places;
        this.clock = clock;
    }

    /** By county, of the assessments of a year. */
    Map<Integer, Chain> of(List<Integer> counties, Year year, Viewer viewer) {
        LocalDate today = LocalDate.now(clock);
        List<Sequel> steps = sequels.of(EvidenceKind.ASSESSMENT, counties, year.from(), year.to(), today);
        Map<Long, Duty> found = duties.find(steps.stream().map(Sequel::dutyId).toList(), today).stream()
                .collect(Collectors.toMap(Duty::id, Function.identity()));
        List<Long> filed = found.values().stream()
                .filter(duty -> duty.evidence() == EvidenceKind.FILING)
                .map(Duty::id)
                .toList();
        Map<Long, Filing> handedIn = filed.isEmpty() ? Map.of() : filings.ofDuties(filed);
        Map<String, String> topics = plans.topicTitles();
        Function<Sequel, Chain.@Nullable Step> seen = each -> {
            Duty duty = found.get(each.dutyId());
            return duty == null ? null : step(duty, each, handedIn.get(duty.id()), topics, viewer);
        };
        return steps.stream()
                .collect(Collectors.groupingBy(
                        Sequel::subjectId,
                        Collectors.collectingAndThen(Collectors.toList(), line -> chain(line, seen))));
    }

    private static Chain chain(List<Sequel> line, Function<Sequel, Chain.@Nullable Step> seen) {
        return new Chain(
                steps(line, 0, seen),
                steps(line, 1, seen),
                Demand.of(line).stream()
                        .flatMap(demand -> Stream.ofNullable(seen.apply(demand.answer()))
                                .map(answer -> new Chain.Rectification(
                                        answer, demand.report() == null ? null : seen.apply(demand.report()))))
                        .toList());
    }

    private static List<Chain.Step> steps(List<Sequel> line, int number, Function<Sequel, Chain.@Nullable Step> seen) {
        return line.stream()
                .filter(each -> each.step() == number)
                .flatMap(each -> Stream.ofNullable(seen.apply(each)))
                .toList();
    }

    private Chain.Step step(Duty duty, Sequel met, @Nullable Filing filing, Map<String, String> topics, Viewer viewer) {
        String topic = met.topic() == null ? "" : topics.getOrDefault(met.topic(), "");
        return new Chain.Step(duty, topic, met, filing, met.source() == null ? work(duty, viewer) : null);
    }

    /** Where a record is made; a filing is begun on the page of its duty. */
    private @Nullable String work(Duty duty, Viewer viewer) {
        return duty.evidence() == EvidenceKind.FILING
                ? null
                : places.stream()
                        .filter(place -> place.handles(duty.evidence()))
                        .flatMap(place -> place.work(duty, viewer).stream())
                        .map(EvidencePlace.Work::href)
                        .findFirst()
                        .orElse(null);
    }
}
