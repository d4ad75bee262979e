package cn.haoyuan.plan;

/** A column of a table. */
public record Column(String id, String label, ColumnType type) {}
