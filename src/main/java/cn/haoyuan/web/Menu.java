package cn.haoyuan.web;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import java.util.List;
import java.util.stream.Stream;

/** The left menu: few entries, and only those that the viewer may open. */
public final class Menu {

    /**
     * One entry.
     *
     * @param icon a symbol of {@code icons.svg}
     * @param others whether it is about other units than one's own
     */
    public record Entry(String href, String label, String icon, Permission needs, boolean others) {

        private Entry(String href, String label, String icon, Permission needs) {
            this(href, label, icon, needs, false);
        }

        /** Whether {@code path} lies under this entry. */
        public boolean marks(String path) {
            return href.equals("/") ? path.equals("/") : path.equals(href) || path.startsWith(href + "/");
        }
    }

    private static final List<Entry> ALL = List.of(
            new Entry("/", "工作台", "desk", Permission.OWN),
            new Entry("/board", "看板", "board", Permission.SEE_BOARD),
            new Entry("/duties", "责任事项", "duty", Permission.SEE_BOARD),
            new Entry("/missing", "谁没交", "nudge", Permission.SEE_BOARD, true),
            new Entry("/filings", "报送", "filing", Permission.SEE_BOARD),
            new Entry("/records", "工作记录", "record", Permission.SEE_BOARD),
            new Entry("/plan", "行动计划", "plan", Permission.SEE_BOARD),
            new Entry("/units", "单位与名册", "unit", Permission.SEE_UNITS),
            new Entry("/accounts", "人员账号", "account", Permission.MANAGE_ACCOUNTS),
            new Entry("/calendar", "校历", "calendar", Permission.EDIT_CALENDAR),
            new Entry("/parameters", "参数", "filter", Permission.SET_PARAMETERS),
            new Entry("/acts", "操作日志", "audit", Permission.SEE_AUDIT),
            new Entry("/guide", "使用指南", "info", Permission.OWN));

    /** Pages that stand below those of the menu and have a name of their own. */
    private static final List<Entry> BELOW = List.of(
            new Entry("/burden", "负担账", "plan", Permission.SEE_BOARD),
            new Entry("/board/matrix", "单位 × 举措", "board", Permission.SEE_BOARD, true),
            new Entry("/board/changes", "按日对比", "board", Permission.SEE_BOARD),
            new Entry("/board/compare", "单位对比", "board", Permission.SEE_BOARD, true));

    private Menu() {}

    static List<String> icons() {
        return ALL.stream().map(Entry::icon).toList();
    }

    static List<Entry> of(Viewer viewer) {
        return of(viewer, ALL.stream());
    }

    /** All pages that have a name, for who looks for one. */
    public static List<Entry> named(Viewer viewer) {
        return of(viewer, Stream.concat(ALL.stream(), BELOW.stream()));
    }

    /** What the page at an address is called, wherever it is named. */
    public static String label(String href) {
        return Stream.concat(ALL.stream(), BELOW.stream())
                .filter(entry -> entry.href().equals(href))
                .findFirst()
                .orElseThrow()
                .label();
    }

    private static List<Entry> of(Viewer viewer, Stream<Entry> entries) {
        return entries.filter(entry -> viewer.may(entry.needs()) && (!entry.others() || viewer.seesOthers()))
                .toList();
    }
}
