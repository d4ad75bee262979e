package cn.haoyuan.filing.web;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.filing.FilingSearch;
import cn.haoyuan.filing.FilingState;
import cn.haoyuan.filing.Typed;
import cn.haoyuan.web.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked for in the address of a list of filings. */
record FilingsQuery(
        @Nullable FilingTab tab,
        @Nullable String form,
        @Nullable FilingState state,
        @Nullable String text) {

    /** The list to show: the one asked for if the viewer has it, else the viewer's first. */
    FilingTab shown(Viewer viewer) {
        List<FilingTab> tabs = FilingTab.of(viewer);
        return tab != null && tabs.contains(tab) ? tab : tabs.getFirst();
    }

    FilingSearch search(Viewer viewer) {
        return shown(viewer).search(viewer, state, form, text == null ? null : Typed.clean(text));
    }

    /** The same filters at another address. */
    String at(String path, Viewer viewer) {
        return Address.of(path)
                .with("tab", shown(viewer))
                .with("form", form)
                .with("state", state)
                .with("text", text)
                .toString();
    }
}
