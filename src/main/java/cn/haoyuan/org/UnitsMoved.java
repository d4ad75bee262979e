package cn.haoyuan.org;

import java.time.LocalDate;
import java.util.List;

/**
 * Some units got other seats. Published inside the transaction, between {@link UnitsChanging} and {@link UnitsChanged}; rows
 * that carry a seat have followed by themselves. Who saw a unit at its former seat goes on seeing what happened until then.
 *
 * @param former the seat of each unit until now; it is never given again
 */
public record UnitsMoved(List<Former> former, LocalDate day) {

    /** The first seat that a unit had. */
    public record Former(int unitId, int seat) {}
}
