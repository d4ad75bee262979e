package cn.haoyuan.org;

/** A unit never was: its opening is taken back. Published inside the transaction; what was made for it goes with it. */
public record OpeningTakenBack(int unitId, int parentId, String name) {}
