package cn.haoyuan.org;

import java.time.LocalDate;

/** A unit is to stand from a day on; today or later. Told in the transaction of the act; not of what a register file brings, nor of a unit that was there
 * before ({@link Founding}). */
public record Opened(int unitId, UnitKind kind, String name, LocalDate day) {}
