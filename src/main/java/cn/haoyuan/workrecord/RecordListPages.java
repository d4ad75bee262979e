package cn.haoyuan.workrecord;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.document.PaperKind;
import cn.haoyuan.duty.Sequels;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Exports;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the list of records of work shows. */
@Component
@Transactional(readOnly = true)
class RecordListPages {

    private final RecordList records;
    private final Plans plans;
    private final Units units;
    private final Sequels sequels;
    private final Clock clock;

    RecordListPages(RecordList records, Plans plans, Units units, Sequels sequels, Clock clock) {
        this.records = records;
        this.plans = plans;
        this.units = units;
        this.sequels = sequels;
        this.clock = clock;
    }

    RecordListPage list(RecordQuery query, Viewer viewer) {
        long total = records.count(query, viewer);
        return listing(query, viewer, total, records.page(query, viewer, total));
    }

    /** What stands above a list: its day and filters. */
    RecordListPage head(RecordQuery query, Viewer viewer) {
        return listing(query, viewer, 0, List.of());
    }

    private RecordListPage listing(RecordQuery query, Viewer viewer, long total, List<WorkRecord> shown) {
        LocalDate today = LocalDate.now(clock);
        LocalDate asOf = query.day(today);
        return new RecordListPage(
                today,
                asOf,
                query,
                units(query, viewer, asOf),
                plans.plan().map(plan -> WorkOffers.seen(plan, viewer)).orElse(List.of()),
                about(query, viewer),
                shown,
                outlooks(query, viewer, shown, asOf.equals(today)),
                plans.topicTitles(),
                query.paging(total),
                query.address("/records"),
                PaperKind.within(Exports.paper(query.address("/records/export.docx"), true), total),
                null,
                viewer.may(Permission.RECORD_WORK));
    }

    /**
     * What came of records that ask for something: of all where the list is narrowed to a topic that does, else of those that are shown; of
     * none on another day, since it is known of today only.
     */
    private Outlooks outlooks(RecordQuery query, Viewer viewer, List<WorkRecord> shown, boolean today) {
        Plan plan = plans.plan().orElse(null);
        if (plan == null || !today) {
            return Outlooks.NOTHING;
        }
        boolean narrowed = query.topic() != null
                && plan.topic(query.topic()).stream()
                        .flatMap(topic -> topic.kinds().stream())
                        .filter(kind -> query.kind() == null || query.kind() == kind)
                        .anyMatch(kind -> plan.isCalledForBy(kind, List.of(query.topic())));
        List<Long> asking = narrowed
                ? records.ids(query, viewer, Outlooks.MOST + 1)
                : shown.stream()
                        .filter(record -> !record.voided() && plan.isCalledForBy(record.kind(), record.topics()))
                        .map(WorkRecord::id)
                        .toList();
        if (asking.isEmpty() || asking.size() > Outlooks.MOST) {
            return new Outlooks(narrowed, asking.size(), Map.of());
        }
        LocalDate day = LocalDate.now(clock);
        return new Outlooks(narrowed, asking.size(), sequels.outlooks(WorkRecords.SOURCE, asking, viewer, day));
    }

    /** What records of that kind, or of any that the viewer sees, may be about, and the topic that the list is narrowed to already. */
    private List<Choice> about(RecordQuery query, Viewer viewer) {
        List<Choice> choices = new ArrayList<>();
        plans.plan().ifPresent(plan -> {
            List<EvidenceKind> kinds = query.kind() == null ? WorkOffers.seen(plan, viewer) : List.of(query.kind());
            plan.topics().stream()
                    .filter(topic -> !Collections.disjoint(topic.kinds(), kinds))
                    .forEach(topic -> choices.add(new Choice(topic.id(), topic.title())));
        });
        String chosen = query.topic();
        if (chosen != null
                && !chosen.isBlank()
                && choices.stream().noneMatch(choice -> choice.value().equals(chosen))) {
            choices.addFirst(new Choice(chosen, plans.topicTitles().getOrDefault(chosen, chosen)));
        }
        return choices;
    }

    /** The units of the next level that a list may be narrowed to, and the one it is narrowed to already. */
    private List<Choice> units(RecordQuery query, Viewer viewer, LocalDate asOf) {
        List<Choice> choices = new ArrayList<>();
        UnitKind next =
                switch (viewer.post().unitKind()) {
                    case CITY, CITY_AREA -> UnitKind.COUNTY;
                    case COUNTY -> UnitKind.COUNTY_AREA;
                    case COUNTY_AREA -> UnitKind.KINDERGARTEN;
                    case KINDERGARTEN -> null;
                };
        if (next != null) {
            units.below(viewer.unitId(), next, asOf).forEach(unit -> choices.add(choice(unit)));
        }
        Integer chosen = query.unit();
        if (chosen != null
                && choices.stream().noneMatch(choice -> choice.value().equals(chosen.toString()))) {
            units.find(chosen, asOf).ifPresent(unit -> choices.addFirst(choice(unit)));
        }
        return choices;
    }

    private static Choice choice(Unit unit) {
        return new Choice(Integer.toString(unit.id()), unit.name());
    }
}
