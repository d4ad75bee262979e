package cn.haoyuan.plan;

/** What a record of work says, as far as a column may announce it. */
public enum RecordPart {
    DAY(ColumnType.DATE),
    TITLE(ColumnType.TEXT),
    PEOPLE(ColumnType.TEXT),
    PLACE(ColumnType.TEXT);

    private final ColumnType type;

    RecordPart(ColumnType type) {
        this.type = type;
    }

    /** Whether there are records that have none, by what they are about. */
    boolean sparable() {
        return this == PEOPLE || this == PLACE;
    }

    /** What a column must hold to announce it. */
    ColumnType type() {
        return type;
    }
}
