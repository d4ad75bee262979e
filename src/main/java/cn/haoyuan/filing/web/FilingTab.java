package cn.haoyuan.filing.web;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.filing.FilingState;
import cn.haoyuan.org.UnitKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The lists of filings. */
public enum FilingTab {
    /** What the own unit files. */
    MINE("我单位的报送", FilingState.KEPT),
    /** What waits for the own unit's decision. */
    REVIEW("待审核", EnumSet.of(FilingState.SUBMITTED, FilingState.AMENDED)),
    /** What the own unit has decided on. */
    DONE(
            "已办",
            EnumSet.of(
                    FilingState.RETURNED, FilingState.ACCEPTED, FilingState.AMENDING, FilingState.AMENDMENT_RETURNED)),
    /** Everything in the subtree. */
    ALL("辖区全部", FilingState.KEPT);

    private final String label;
    private final Set<FilingState> states;

    FilingTab(String label, Set<FilingState> states) {
        this.label = label;
        this.states = states;
    }

    /** The Chinese words on this viewer's pages: all in sight is a subtree, or what is assigned. */
    public String label(Viewer viewer) {
        return this == ALL && viewer.post().role().assignable() ? "我负责的" : label;
    }

    /** The states that this list holds. */
    public Set<FilingState> states() {
        return Set.copyOf(states);
    }

    /** The lists that make sense for this viewer; the first is the one to open. */
    static List<FilingTab> of(Viewer viewer) {
        return Stream.of(REVIEW, MINE, DONE, ALL)
                .filter(tab -> switch (tab) {
                    case MINE ->
                        viewer.post().unitKind() == UnitKind.COUNTY
                                || viewer.post().unitKind() == UnitKind.KINDERGARTEN;
                    case REVIEW, DONE -> viewer.may(Permission.REVIEW_FILING);
                    case ALL -> viewer.post().unitKind() != UnitKind.KINDERGARTEN;
                })
                .toList();
    }
}
