package cn.haoyuan.org;

import java.time.LocalDate;
import java.util.List;

/**
 * Some units got other seats. Published inside the transaction, between {@link UnitsChanging} and {@link UnitsChanged}; rows
 * that carry a seat have followed by themselves. Who saw a unit at its former seat goes on seeing what happened until then.
 *
 * @param former the seat of each unit until now; it is never given again
 * @param back whether they are back at the seats that they had before this day: then nobody ever saw them at those in between
 */
public record UnitsMoved(List<Former> former, LocalDate day, boolean back) {

    public UnitsMoved(List<Former> former, LocalDate day) {
        this(former, day, false);
    }

    /** The first seat that a unit had. */
    public record Former(int unitId, int seat) {}
}
