package cn.haoyuan.org;

import java.time.LocalDate;
import java.util.List;

/**
 * Some units opened, closed, moved, merged or changed. Published inside the transaction, after its last change.
 *
 * @param unitIds every unit concerned, those below a moved one and those that opened included
 * @param day the day from which the change holds
 * @param undone whether it undoes one that was to hold from that very day, as though that had never been made
 */
public record UnitsChanged(List<Integer> unitIds, LocalDate day, boolean undone) {

    public UnitsChanged(List<Integer> unitIds, LocalDate day) {
        this(unitIds, day, false);
    }
}
