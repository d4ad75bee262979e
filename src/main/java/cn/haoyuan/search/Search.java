package cn.haoyuan.search;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.Clause;
import cn.haoyuan.search.Finds.FoundFiling;
import cn.haoyuan.search.Finds.FoundUnit;
import cn.haoyuan.search.PlanTitles.Found;
import cn.haoyuan.search.SearchPage.Group;
import cn.haoyuan.search.SearchPage.Hit;
import cn.haoyuan.web.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds what is meant by some words. All of them name one thing, or some name units and the others a measure, as in
 * {@code 红谷滩 发展规划}.
 */
@Component
@Transactional(readOnly = true)
class Search {

    /** Units whose duties are offered where other words name a measure; the first is the one above. */
    private static final int SOME = 8;

    private final Finds finds;
    private final PlanTitles titles;

    Search(Finds finds, PlanTitles titles) {
        this.finds = finds;
        this.titles = titles;
    }

    /** At most {@code most} of each kind, and only kinds whose pages the viewer may open. */
    SearchPage page(Viewer viewer, String query, int most) {
        List<Word> words = Word.in(query);
        if (words.isEmpty() || !viewer.may(Permission.SEE_BOARD)) {
            return new SearchPage(query, List.of());
        }
        List<FoundUnit> units = viewer.may(Permission.SEE_UNITS) ? finds.units(words, most) : List.of();
        List<Found> measures = titles.measures(words);
        List<Clause> clauses = titles.clauses(words);
        List<Group> groups = new ArrayList<>();
        long known = units.isEmpty() ? 0 : units.getFirst().total();
        add(groups, "单位", "打开单位页", units.stream().map(Search::hit), known, most);
        if (units.isEmpty() && measures.isEmpty() && words.size() > 1) {
            both(viewer, words, most, groups);
        } else {
            Stream<Hit> duties = measures.stream().map(found -> hit(found, null));
            add(groups, "责任事项", "打开责任事项清单", duties, measures.size(), most);
            List<FoundFiling> theirs =
                    units.isEmpty() || known > most ? List.of() : found(viewer, units, List.of(), most);
            List<FoundFiling> meant = measures.isEmpty() ? List.of() : found(viewer, null, measures, most);
            add(groups, theirs, meant, most);
        }
        add(groups, "条款", "打开行动计划", clauses.stream().map(Search::hit), clauses.size(), most);
        return new SearchPage(query, groups);
    }

    /** Some words name units, the others measures. */
    private void both(Viewer viewer, List<Word> words, int most, List<Group> groups) {
        List<Word> ofMeasures = words.stream()
                .filter(word -> !titles.measures(List.of(word)).isEmpty())
                .toList();
        List<Word> ofUnits =
                words.stream().filter(word -> !ofMeasures.contains(word)).toList();
        List<Found> measures = ofMeasures.isEmpty() ? List.of() : titles.measures(ofMeasures);
        List<FoundUnit> units = measures.isEmpty() || ofUnits.isEmpty() || !viewer.may(Permission.SEE_UNITS)
                ? List.of()
                : finds.units(ofUnits, Math.min(most, SOME));
        if (units.isEmpty()) {
            return;
        }
        Stream<Hit> duties = units.stream().flatMap(unit -> measures.stream().map(found -> hit(found, unit)));
        add(groups, "责任事项", "打开该单位的责任事项清单", duties, (long) units.size() * measures.size(), most);
        add(groups, found(viewer, units, measures, most), List.of(), most);
    }

    /** Of the units that are called so, or for the measures that are called so, or both. */
    private List<FoundFiling> found(Viewer viewer, @Nullable List<FoundUnit> units, List<Found> measures, int most) {
        List<String> forms =
                measures.stream().flatMap(found -> found.forms().stream()).toList();
        if (forms.isEmpty() && !measures.isEmpty()) {
            return List.of();
        }
        List<Integer> ids =
                units == null ? null : units.stream().map(FoundUnit::id).toList();
        List<String> keys = measures.stream().map(found -> found.measure().id()).toList();
        return finds.filings(ids, keys, forms, viewer.unitId(), most);
    }

    /** Filings of two lists, each of which knows how many it has. */
    private static void add(List<Group> groups, List<FoundFiling> some, List<FoundFiling> others, int most) {
        long total = Stream.of(some, others)
                .filter(list -> !list.isEmpty())
                .mapToLong(list -> list.getFirst().total())
                .sum();
        Stream<Hit> hits = Stream.concat(some.stream(), others.stream()).map(Search::hit);
        add(groups, "报送", "打开报送", hits, total, most);
    }

    private static void add(List<Group> groups, String title, String leads, Stream<Hit> hits, long total, int most) {
        List<Hit> some = hits.limit(most).toList();
        if (!some.isEmpty()) {
            groups.add(new Group(title, leads, some, total));
        }
    }

    private static Hit hit(FoundUnit unit) {
        String hint = Stream.of(
                        unit.kind().label(),
                        unit.above(),
                        unit.code(),
                        unit.former() == null ? null : "曾用名" + unit.former())
                .filter(part -> part != null)
                .reduce((a, b) -> a + " · " + b)
                .orElse("");
        return new Hit(unit.name(), hint, "/units/" + unit.id());
    }

    private static Hit hit(Found found, @Nullable FoundUnit unit) {
        String clauses = String.join("、", found.measure().clauses());
        if (found.measure().asks().isEmpty()) {
            return new Hit(
                    found.measure().title(),
                    clauses + " · 常态条件",
                    "/board/standing/" + found.measure().id());
        }
        return new Hit(
                unit == null
                        ? found.measure().title()
                        : unit.name() + " " + found.measure().title(),
                clauses,
                Address.of("/duties")
                        .with("unit", unit == null ? null : unit.id())
                        .with("measure", found.measure().id())
                        .toString());
    }

    private static Hit hit(Clause clause) {
        return new Hit(clause.title(), clause.number(), "/plan#" + clause.number());
    }

    private static Hit hit(FoundFiling filing) {
        return new Hit(
                filing.unit() + " " + filing.title(),
                filing.label() + " · " + filing.state().label(),
                "/filings/" + filing.id());
    }
}
