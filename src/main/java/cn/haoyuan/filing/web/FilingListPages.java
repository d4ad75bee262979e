package cn.haoyuan.filing.web;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingLists;
import cn.haoyuan.filing.FilingSearch;
import cn.haoyuan.filing.OpenRows;
import cn.haoyuan.filing.ReviewQueue;
import cn.haoyuan.filing.Waiting;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.FormTitles;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Paging;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together the lists of filings. */
@Component
@Transactional(readOnly = true)
class FilingListPages {

    private final FilingLists lists;
    private final Review review;
    private final OpenRows opened;
    private final Plans plans;
    private final FormTitles titles;
    private final Units units;
    private final Clock clock;

    FilingListPages(
            FilingLists lists,
            Review review,
            OpenRows opened,
            Plans plans,
            FormTitles titles,
            Units units,
            Clock clock) {
        this.lists = lists;
        this.review = review;
        this.opened = opened;
        this.plans = plans;
        this.titles = titles;
        this.units = units;
        this.clock = clock;
    }

    /**
     * A page of a list.
     *
     * @param wanted counted from 1
     * @param problems what of a batch was not done and why
     */
    public FilingsPage page(Viewer viewer, FilingsQuery query, int wanted, List<String> problems) {
        FilingTab tab = query.shown(viewer);
        List<FilingTab> tabs = FilingTab.of(viewer);
        FilingSearch search = query.search(viewer);
        // what the own unit files is narrowed by itself
        boolean narrowed = query.filtered() && tab != FilingTab.MINE;
        ReviewQueue queue = tabs.contains(FilingTab.REVIEW)
                ? review.queue(viewer, narrowed ? query : FilingsQuery.ALL, 0)
                : new ReviewQueue(0, 0, null, null, null);
        Paging paging = query.paging(wanted, tab == FilingTab.REVIEW ? queue.waiting() : lists.count(search), viewer);
        List<Waiting> waiting =
                tab == FilingTab.REVIEW ? lists.waiting(search, paging.page(), paging.size()) : List.of();
        List<Filing> filings = tab == FilingTab.REVIEW
                ? waiting.stream().map(Waiting::filing).toList()
                : lists.latest(search, paging.page(), paging.size());
        return new FilingsPage(
                tabs,
                tab,
                within(viewer, tab),
                titles.all(),
                query,
                query.unit() == null ? null : name(query.unit()),
                queue,
                narrowed && tabs.contains(FilingTab.REVIEW) ? review.queue(viewer, FilingsQuery.ALL, 0) : queue,
                filings,
                lists.acts(filings),
                ids(waiting, Waiting::read),
                ids(waiting, Waiting::worded),
                ids(waiting, Waiting::acceptable),
                ids(waiting, Waiting::returned),
                opened.waiting(waiting.stream().map(Waiting::filing).toList()),
                query.beginsMine(tab) && paging.page() == 1 ? lists.toBegin(viewer.unitId(), query.form()) : List.of(),
                problems,
                query.at("/filings/export", viewer).toString(),
                missing(query),
                paging);
    }

    private String name(int unit) {
        return units.findLast(unit, LocalDate.now(clock)).map(Unit::name).orElse("（没有这个单位）");
    }

    private static Set<Long> ids(List<Waiting> waiting, Predicate<Waiting> which) {
        return waiting.stream().filter(which).map(each -> each.filing().id()).collect(Collectors.toSet());
    }

    /** Who has not filed: the measure that the chosen form is asked for by, where it is one. */
    private String missing(FilingsQuery query) {
        List<String> measures = plans.plan().stream()
                .flatMap(plan -> plan.measures().stream())
                .filter(measure -> measure.asks().stream()
                        .anyMatch(ask -> ask.form() != null && ask.form().equals(query.form())))
                .map(Measure::id)
                .toList();
        return Address.of("/missing")
                .with("measure", measures.size() == 1 ? measures.getFirst() : null)
                .with("unit", query.unit())
                .toString();
    }

    /** Those that the viewer's unit files, or that units below it do. */
    private List<Form> within(Viewer viewer, FilingTab tab) {
        UnitKind own = viewer.post().unitKind();
        return plans.plan().stream()
                .flatMap(plan -> plan.forms().stream().filter(form -> plan.asks().stream()
                        .anyMatch(ask -> form.id().equals(ask.form())
                                && (tab == FilingTab.MINE
                                        ? ask.who() == own
                                        : ask.who().compareTo(own) >= 0))))
                .toList();
    }
}
