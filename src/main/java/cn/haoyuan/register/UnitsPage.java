package cn.haoyuan.register;

import cn.haoyuan.org.Unit;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.AsOf;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Paged;
import cn.haoyuan.web.Paging;
import java.util.List;

/**
 * The list of units.
 *
 * @param staffs whether the viewer gives accounts to units below
 */
public record UnitsPage(
        AsOf asOf,
        UnitQuery query,
        List<Unit> counties,
        List<UnitRow> rows,
        Paging paging,
        boolean edits,
        boolean staffs)
        implements Paged {

    /** Exactly what is listed, as a spreadsheet. */
    public String export() {
        return new Address("/units/export.xlsx", asOf.address().query())
                .with("asOf", asOf.day())
                .toString();
    }

    public String href(int unitId) {
        return Address.of("/units/" + unitId)
                .with("asOf", asOf.day().equals(asOf.today()) ? null : asOf.day())
                .toString();
    }

    /** The same list of those that stand no longer, or of those that stand. */
    public String other() {
        return asOf.address()
                .without("page")
                .with("gone", query.onlyGone() ? null : true)
                .toString();
    }

    public List<Choice> countyChoices() {
        return counties.stream()
                .map(county -> new Choice(Integer.toString(county.id()), county.name()))
                .toList();
    }
}
