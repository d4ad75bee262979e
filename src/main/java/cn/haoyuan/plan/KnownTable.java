package cn.haoyuan.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables that the register can fill, so that no form asks for their figures; the first column tells the rows apart. */
public enum KnownTable {
    /** The kindergartens below the unit, a row for each way in which they are run. */
    KINDERGARTENS_BY_KIND(
            text("kind", "办园类别"),
            number("kindergartens", "园数"),
            number("classes", "班级数"),
            number("children", "在园幼儿数"),
            number("demonstration", "其中示范园数")),
    /** The areas that a county is divided into, and how many kindergartens each has. */
    AREAS(text("name", "名称"), text("members", "覆盖的园或教师")),
    /** The head of a group, and its branches. */
    BRANCHES(text("branch", "园区"), number("teachers", "专任教师数"));

    private final List<Column> columns;

    KnownTable(Column... columns) {
        this.columns = List.of(columns);
    }

    /** What the register knows of each row. */
    public List<Column> columns() {
        return columns;
    }

    /** The column of the register's that a table lacks or has otherwise; null where the register can fill it. */
    @Nullable
    Column lackedBy(List<Column> table) {
        return columns.stream()
                .filter(known -> table.stream()
                        .noneMatch(column -> column.id().equals(known.id()) && column.type() == known.type()))
                .findFirst()
                .orElse(null);
    }

    private static Column text(String id, String label) {
        return new Column(id, label, ColumnType.TEXT);
    }

    private static Column number(String id, String label) {
        return new Column(id, label, ColumnType.NUMBER);
    }
}
