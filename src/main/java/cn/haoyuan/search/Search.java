package cn.haoyuan.search;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.Ending;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Word;
import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.FormTitles;
import cn.haoyuan.search.Finds.Called;
import cn.haoyuan.search.Finds.FoundFiling;
import cn.haoyuan.search.Finds.FoundUnit;
import cn.haoyuan.search.PlanTitles.Found;
import cn.haoyuan.search.SearchPage.Group;
import cn.haoyuan.search.SearchPage.Hit;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Menu;
import cn.haoyuan.workrecord.LatestRecords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    private final Finds finds;
    private final LatestRecords records;
    private final PlanTitles titles;
    private final FormTitles forms;
    private final Pinyin pinyin;

    Search(Finds finds, LatestRecords records, PlanTitles titles, FormTitles forms, Pinyin pinyin) {
        this.finds = finds;
        this.records = records;
        this.titles = titles;
        this.forms = forms;
        this.pinyin = pinyin;
    }

    /** At most {@code most} of each kind, and only kinds whose pages the viewer may open. */
    SearchPage page(Viewer viewer, String query, int most) {
        List<Word> words = Word.in(query);
        if (words.isEmpty() || !viewer.may(Permission.SEE_BOARD)) {
            return new SearchPage(query, List.of(), "");
        }
        List<Found> measures = titles.measures(words);
        List<Clause> clauses = titles.clauses(words);
        // what is called just so is meant, rather than a unit whose name has the same letters with others between
        List<Word> ofUnits = measures.isEmpty() && clauses.isEmpty()
                ? words
                : words.stream().map(Word::whole).toList();
        boolean pages = viewer.may(Permission.SEE_UNITS);
        Called called = finds.called(ofUnits);
        List<FoundUnit> units = units(called, words, EnumSet.allOf(UnitKind.class), pages, most);
        List<Group> groups = new ArrayList<>();
        long known = known(units);
        add(groups, "单位", units.stream().map(unit -> hit(unit, pages)), known, "个单位", most);
        if (units.isEmpty() && measures.isEmpty() && words.size() > 1) {
            both(viewer, words, most, groups);
        } else {
            Stream<Hit> duties = measures.stream().map(found -> hit(found, null));
            add(groups, "责任事项", duties, measures.size(), "项举措", most);
            List<FoundFiling> theirs =
                    units.isEmpty() || known > most ? List.of() : filings(viewer, called, List.of(), most);
            List<FoundFiling> meant = measures.isEmpty() ? List.of() : filings(viewer, null, measures, most);
            add(groups, theirs, meant, most);
        }
        List<Hit> named = Menu.named(viewer).stream()
                .filter(entry ->
                        words.stream().allMatch(word -> word.matches(entry.label(), pinyin.spell(entry.label()))))
                .map(entry -> new Hit(entry.label(), null, entry.href()))
                .toList();
        add(groups, "页面", named.stream(), named.size(), "个", most);
        add(groups, "条款", clauses.stream().map(Search::hit), clauses.size(), "条", most);
        add(
                groups,
                "工作记录",
                records.of(query.strip(), called.units(), most).stream().map(Search::hit),
                -1,
                "条",
                most);
        return new SearchPage(
                query, groups, Address.of("/records").with("q", query.strip()).toString());
    }

    /** Some words name units, the others measures: each unit that may have such duties, and all of them where they are many. */
    private void both(Viewer viewer, List<Word> words, int most, List<Group> groups) {
        List<Word> ofMeasures = words.stream()
                .filter(word -> !titles.measures(List.of(word)).isEmpty())
                .toList();
        List<Word> ofUnits =
                words.stream().filter(word -> !ofMeasures.contains(word)).toList();
        if (ofMeasures.isEmpty() || ofUnits.isEmpty()) {
            return;
        }
        Called theirs = finds.called(ofUnits);
        String called = ofUnits.stream().map(Word::text).collect(Collectors.joining(" "));
        Map<UnitKind, List<Found>> measures = titles.measures(ofMeasures).stream()
                .filter(found -> found.deepest() != null)
                .collect(Collectors.groupingBy(
                        found -> Objects.requireNonNull(found.deepest()), TreeMap::new, Collectors.toList()));
        List<Hit> duties = new ArrayList<>();
        List<Hit> all = new ArrayList<>();
        long total = 0;
        for (var level : measures.entrySet()) {
            List<FoundUnit> units = units(theirs, ofUnits, EnumSet.range(UnitKind.CITY, level.getKey()), false, most);
            long known = known(units);
            units.forEach(unit -> level.getValue().forEach(found -> duties.add(hit(found, unit))));
            total += known * level.getValue().size();
            if (known > 1) {
                level.getValue().forEach(found -> all.add(all(found, called, known)));
            }
        }
        if (duties.isEmpty()) {
            return;
        }
        List<Found> meant = measures.values().stream().flatMap(List::stream).toList();
        groups.add(new Group(
                "责任事项",
                duties.stream().limit(most).toList(),
                total,
                meant.size() == 1 ? "个单位" : "份清单",
                total > most ? all : List.of()));
        List<FoundFiling> filings = filings(viewer, theirs, meant, most);
        if (!filings.isEmpty()) {
            long sum = filings.getFirst().total();
            List<Hit> lists = sum > most
                    ? meant.stream().flatMap(found -> all(found, called)).toList()
                    : List.of();
            groups.add(new Group("报送", filings.stream().map(this::hit).toList(), sum, "份", lists));
        }
    }

    private List<FoundUnit> units(Called called, List<Word> words, Collection<UnitKind> kinds, boolean gone, int most) {
        return called.nobody()
                ? List.of()
                : finds.units(called, words.getFirst().text(), kinds, gone, most);
    }

    private static long known(List<FoundUnit> units) {
        return units.isEmpty() ? 0 : units.getFirst().total();
    }

    /** Of these units, or for the measures that are called so, or both. */
    private List<FoundFiling> filings(Viewer viewer, @Nullable Called units, List<Found> measures, int most) {
        List<String> forms =
                measures.stream().flatMap(found -> found.forms().stream()).toList();
        if (forms.isEmpty() && !measures.isEmpty()) {
            return List.of();
        }
        List<String> keys = measures.stream().map(found -> found.measure().id()).toList();
        return finds.filings(units, keys, forms, viewer.unitId(), most);
    }

    /** Filings of two lists, each of which knows how many it has. */
    private void add(List<Group> groups, List<FoundFiling> some, List<FoundFiling> others, int most) {
        long total = Stream.of(some, others)
                .filter(list -> !list.isEmpty())
                .mapToLong(list -> list.getFirst().total())
                .sum();
        Stream<Hit> hits = Stream.concat(some.stream(), others.stream()).map(this::hit);
        add(groups, "报送", hits, total, "份", most);
    }

    private static void add(List<Group> groups, String title, Stream<Hit> hits, long total, String counted, int most) {
        List<Hit> some = hits.limit(most).toList();
        if (!some.isEmpty()) {
            groups.add(new Group(title, some, total, counted, List.of()));
        }
    }

    private static Hit hit(LatestRecords.Found record) {
        return new Hit(record.title(), record.unit() + " · " + Day.of(record.day()), "/records/" + record.id());
    }

    /** {@code pages}: whether the viewer may open the pages of units, else their boards. */
    private static Hit hit(FoundUnit unit, boolean pages) {
        String hint = Stream.of(
                        unit.kind().label(),
                        unit.above(),
                        unit.code(),
                        unit.former() == null ? null : "曾用名" + unit.former(),
                        unit.coming() == null ? null : "将更名为" + unit.coming(),
                        unit.endedOn() == null ? null : Ending.words(unit.endedOn(), unit.into()))
                .filter(part -> part != null)
                .reduce((a, b) -> a + " · " + b)
                .orElse("");
        return new Hit(unit.name(), hint, (pages ? "/units/" : "/board?unit=") + unit.id());
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

    /** The list of everybody who is called so. */
    private static Hit all(Found found, String called, long units) {
        String list = Address.of("/duties")
                .with("measure", found.measure().id())
                .with("q", called)
                .toString();
        return new Hit("全部 " + units + " 个单位的 " + found.measure().title(), "按“" + called + "”查找", list);
    }

    /** The lists of filings by the forms of a measure, of everybody who is called so or lies below who is. */
    private static Stream<Hit> all(Found found, String called) {
        return found.forms().stream()
                .map(form -> new Hit(
                        "在报送中查看全部 " + found.measure().title(),
                        "按“" + called + "”查找",
                        Address.of("/filings")
                                .with("tab", "ALL")
                                .with("form", form)
                                .with("text", called)
                                .toString()));
    }

    private static Hit hit(Clause clause) {
        return new Hit(clause.title(), clause.number(), "/plan#" + clause.number());
    }

    private Hit hit(FoundFiling filing) {
        return new Hit(
                filing.unit() + " " + forms.of(filing.form()),
                filing.label() + " · " + filing.state().label(),
                "/filings/" + filing.id());
    }
}
