package cn.haoyuan.board;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.StandingCondition;
import cn.haoyuan.standing.Finding;
import cn.haoyuan.standing.Gap;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Paged;
import cn.haoyuan.web.Paging;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A standing condition and its exceptions by name.
 *
 * @param records the list of the records by which it is checked; null where it is checked by something else
 */
public record StandingPage(
        Look look,
        Finding finding,
        String clause,
        List<Gap> gaps,
        Paging paging,
        String export,
        @Nullable Address records,
        BoardQueryLinks links)
        implements Paged {

    /** Whether the viewer may mend the exceptions: they are kindergartens without an inspector. */
    public boolean assigns(@Nullable Viewer viewer) {
        return !gaps.isEmpty()
                && finding.standing().condition() == StandingCondition.INSPECTOR_ASSIGNED
                && viewer != null
                && viewer.may(Permission.MANAGE_ACCOUNTS)
                && viewer.post().unitKind() != UnitKind.KINDERGARTEN;
    }

    /** Whether the viewer may mend the exception: it is the own kindergarten, which has no research topic. */
    public boolean registers(@Nullable Viewer viewer) {
        return !gaps.isEmpty()
                && finding.standing().condition() == StandingCondition.TOPIC
                && viewer != null
                && viewer.may(Permission.RECORD_WORK)
                && viewer.post().unitKind() == UnitKind.KINDERGARTEN;
    }

    /**
     * Addresses of the units named.
     *
     * @param day null for today
     * @param pages whether the viewer may open the pages of units, else their boards
     */
    public record BoardQueryLinks(@Nullable LocalDate day, boolean pages) {
        /** What shows a unit on the same day. */
        public String unit(int id) {
            Address address =
                    pages ? Address.of("/units/" + id) : Address.of("/board").with("unit", id);
            return address.with("asOf", day).toString();
        }
    }
}
