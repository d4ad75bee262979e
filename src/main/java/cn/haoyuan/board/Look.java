package cn.haoyuan.board;

import cn.haoyuan.org.Unit;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.AsOf;
import cn.haoyuan.web.Crumb;
import cn.haoyuan.web.Tab;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page of the board has around its figures.
 *
 * @param blank why there are no figures on this day; null where there are
 */
public record Look(
        String name,
        AsOf asOf,
        List<Crumb> crumbs,
        List<Tab> tabs,
        @Nullable String blank) {

    static final String MATRIX = "matrix";

    /**
     * @param here the tab shown: {@code unit}, {@code measure} or {@link #MATRIX}; null on a page below the board
     * @param address the page's own address with all that has to stay while the day changes
     */
    static Look of(
            Standpoint at,
            BoardQuery query,
            LocalDate today,
            @Nullable String here,
            Address address,
            @Nullable String blank) {
        return new Look(
                at.name(),
                new AsOf(query.day(today), today, address),
                crumbs(at, query, here == null),
                tabs(at, query, here),
                blank);
    }

    /** The day for links: null when it is today, so that a kept address moves on with the days. */
    static @Nullable LocalDate linked(LocalDate asOf, LocalDate today) {
        return asOf.equals(today) ? null : asOf;
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
            tabs.add(new Tab("单位 × 举措", query.address("/board/matrix").toString(), -1, MATRIX.equals(here)));
        }
        return tabs;
    }
}
