package cn.haoyuan.org;

import java.time.LocalDate;
import java.util.List;

/**
 * Some units are about to open, close, move, merge or change what is known of them. Published inside the transaction,
 * before its first change; {@link UnitsChanged} follows after the last.
 *
 * @param unitIds every unit concerned, those below a moved one included; a unit that opens has no id yet and is missing
 * @param day the day from which the change holds
 */
public record UnitsChanging(List<Integer> unitIds, LocalDate day) {}
