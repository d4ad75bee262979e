package cn.haoyuan.board;

import cn.haoyuan.org.Unit;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.AsOf;
import cn.haoyuan.web.Crumb;
import cn.haoyuan.web.Menu;
import cn.haoyuan.web.Ruler;
import cn.haoyuan.web.Tab;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every page of the board has around its figures.
 *
 * @param blank why there are no figures on this day; null where there are
 * @param screen the address of the same board for a big screen
 * @param missing who of the same has not filed on that day
 */
public record Look(
        String name,
        AsOf asOf,
        List<Crumb> crumbs,
        List<Tab> tabs,
        @Nullable String blank,
        String screen,
        Address missing) {

    static final String MATRIX = "matrix";
    static final String CHANGES = "changes";
    static final String COMPARE = "compare";

    /**
     * @param here the tab shown: {@code unit}, {@code measure}, {@link #MATRIX}, {@link #CHANGES} or {@link #COMPARE}; null on a page below the board
     * @param address the page's own address with all that has to stay while the day changes
     */
    static Look of(
            Standpoint at,
            BoardQuery query,
            LocalDate today,
            Optional<PlanVersion> version,
            @Nullable String here,
            Address address,
            @Nullable String blank) {
        Ruler ruler = version.map(PlanVersion::plan)
                .map(plan -> Ruler.of(plan.from(), plan.to(), plan.deadlines()))
                .orElse(null);
        return new Look(
                at.name(),
                new AsOf(query.day(today), today, address, ruler),
                crumbs(at, query, here == null),
                tabs(at, query, here),
                blank,
                query.address("/board/screen").toString(),
                Address.of("/missing")
                        .with("unit", at.unit() == null ? null : at.unit().id())
                        .with("asOf", query.day(today).isBefore(today) ? query.day(today) : null));
    }

    /** The day for links: null when it is today, so that a kept address moves on with the days. */
    static @Nullable LocalDate linked(LocalDate asOf, LocalDate today) {
        return asOf.equals(today) ? null : asOf;
    }

    /** Where the rule of a measure stands: in the clause tree, unfolded. */
    static String rule(BoardQuery query, String measure) {
        return query.address("/board").with("by", By.MEASURE.text()).with("open", measure) + "#m-" + measure;
    }

    private static List<Crumb> crumbs(Standpoint at, BoardQuery query, boolean withSelf) {
        List<Crumb> crumbs = new ArrayList<>();
        crumbs.add(new Crumb("工作台", "/"));
        for (Standpoint.Step step : at.above()) {
            if (step.open()) {
                crumbs.add(new Crumb(step.unit().name(), board(step.unit(), query)));
            }
        }
        if (withSelf) {
            crumbs.add(new Crumb(at.name(), query.address("/board").toString()));
        }
        return crumbs;
    }

    private static String board(Unit unit, BoardQuery query) {
        return query.address("/board").with("unit", unit.id()).toString();
    }

    private static List<Tab> tabs(Standpoint at, BoardQuery query, @Nullable String here) {
        List<Tab> tabs = new ArrayList<>();
        Address board = query.address("/board");
        if (here == null) {
            return tabs;
        }
        for (By by : By.values()) {
            if (by == By.MEASURE || !at.below().isEmpty()) {
                tabs.add(new Tab(
                        by.label(),
                        board.with("by", by.text()).toString(),
                        -1,
                        by.text().equals(here)));
            }
        }
        if (!at.columns().isEmpty()) {
            tabs.add(tab("/board/matrix", query, MATRIX.equals(here)));
        }
        tabs.add(tab("/board/changes", query, CHANGES.equals(here)));
        if (at.columns().size() > 1) {
            tabs.add(tab("/board/compare", query, COMPARE.equals(here)));
        }
        return tabs;
    }

    private static Tab tab(String path, BoardQuery query, boolean chosen) {
        return new Tab(Menu.label(path), query.address(path).toString(), -1, chosen);
    }
}
