package cn.haoyuan.burden;

import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.PageSize;
import cn.haoyuan.web.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose burden of which time, as it stands in the address.
 *
 * @param unit null for the viewer's own
 * @param semester the key of a semester or a school year; null for the present semester
 * @param kind the kind of the units whose lines are listed, each with what it owes itself; null: of the next level, each with all below it
 * @param column the figure whose average was opened; null for none
 */
public record BurdenQuery(
        @Nullable Integer unit,
        @Nullable String semester,
        @Nullable UnitKind kind,
        @Nullable Figure column,
        @Nullable Integer page,
        @Nullable PageSize size) {

    private static final int SIZE = 20;

    /** The units of one page of the lines. */
    List<Unit> shown(List<Unit> rows) {
        return paging(rows, Address.of("/burden")).of(rows);
    }

    /** @param list the list's address without the page */
    Paging paging(List<Unit> rows, Address list) {
        return Paging.of(page == null ? 1 : page, size, SIZE, rows.size(), list).within();
    }
}
