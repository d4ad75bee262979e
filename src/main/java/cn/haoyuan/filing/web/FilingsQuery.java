package cn.haoyuan.filing.web;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.filing.FilingSearch;
import cn.haoyuan.filing.FilingState;
import cn.haoyuan.filing.Typed;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.PageSize;
import cn.haoyuan.web.Paging;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What was asked for in the address of a list of filings. A review carries the filters of the queue that it is part of.
 *
 * @param unit a unit with those below it
 * @param text part of the name of the unit or of one above it
 * @param from submitted last on this day or later
 * @param to submitted last on this day or earlier
 * @param recent of what was decided, only what was decided on lately, also where it came back since; null for all
 */
public record FilingsQuery(
        @Nullable FilingTab tab,
        @Nullable String form,
        @Nullable FilingState state,
        @Nullable Integer unit,
        @Nullable String text,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate to,

        @Nullable Boolean recent,
        @Nullable PageSize size) {

    private static final int SIZE = 50;

    static final FilingsQuery ALL = new FilingsQuery(null, null, null, null, null, null, null, null, null);

    public FilingsQuery {
        form = form == null || form.isBlank() ? null : Typed.clean(form);
        text = text == null || text.isBlank() ? null : Typed.clean(text).strip();
        recent = tab == FilingTab.DONE && Boolean.TRUE.equals(recent) ? true : null;
    }

    /** The list to show: the one asked for if the viewer has it, else the viewer's first. */
    FilingTab shown(Viewer viewer) {
        List<FilingTab> tabs = FilingTab.of(viewer);
        return tab != null && tabs.contains(tab) ? tab : tabs.getFirst();
    }

    FilingSearch search(Viewer viewer) {
        FilingTab list = shown(viewer);
        boolean lately = list == FilingTab.DONE && recent != null;
        return new FilingSearch(
                list == FilingTab.MINE ? viewer.unitId() : null,
                list == FilingTab.REVIEW || list == FilingTab.DONE ? viewer.unitId() : null,
                lately && state == null ? FilingState.KEPT : narrowed(list),
                form,
                unit,
                text,
                from,
                to,
                lately);
    }

    /** The states of what waits, as filtered. */
    Set<FilingState> queue() {
        return narrowed(FilingTab.REVIEW);
    }

    /** What was sent to the viewer's unit, whatever its state: also what was decided on and taken back since. */
    FilingSearch received(Viewer viewer) {
        return new FilingSearch(null, viewer.unitId(), FilingState.KEPT, form, unit, text, from, to, false);
    }

    /** The states of a list; one outside the list is no narrowing. */
    private Set<FilingState> narrowed(FilingTab list) {
        return state == null || !list.states().contains(state) ? list.states() : Set.of(state);
    }

    /** Rows on a page, and the most that are decided on at once. */
    int rows() {
        return PageSize.or(size, SIZE);
    }

    Paging paging(int wanted, long total, Viewer viewer) {
        return Paging.of(wanted, size, SIZE, total, at("/filings", viewer)).within();
    }

    /** Whether it asks for all that the own unit has to hand in, if only of one form. */
    boolean beginsMine(FilingTab list) {
        return list == FilingTab.MINE && state == null && unit == null && text == null && from == null && to == null;
    }

    boolean filtered() {
        return form != null
                || state != null
                || unit != null
                || text != null
                || from != null
                || to != null
                || recent != null;
    }

    /** The same filters at another address. */
    Address at(String path, Viewer viewer) {
        return at(Address.of(path).with("tab", shown(viewer)));
    }

    /** The list of what waits. */
    public String list() {
        return list(FilingTab.REVIEW).toString();
    }

    Address list(FilingTab which) {
        return at(Address.of("/filings").with("tab", which));
    }

    /** The review of a filing, or what is done there, as one of this queue. */
    public String of(long id, String what) {
        return at(Address.of("/filings/" + id + "/" + what)).toString();
    }

    /** What is done to several of this queue at once. */
    public String all(String what) {
        return at(Address.of("/filings/" + what)).toString();
    }

    private Address at(Address address) {
        return address.with("form", form)
                .with("state", state)
                .with("unit", unit)
                .with("text", text)
                .with("from", from)
                .with("to", to)
                .with("recent", recent)
                .with("size", size);
    }
}
