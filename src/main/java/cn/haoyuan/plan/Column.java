package cn.haoyuan.plan;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param becomes what it announces of the record to be made of the work in its row, where the table announces work
 */
public record Column(
        String id, String label, ColumnType type, @Nullable RecordPart becomes) {

    public Column(String id, String label, ColumnType type) {
        this(id, label, type, null);
    }
}
