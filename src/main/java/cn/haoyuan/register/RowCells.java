package cn.haoyuan.register;

import static cn.haoyuan.register.RegisterColumn.*;

import cn.haoyuan.org.Unit;
import cn.haoyuan.register.Cells.Wrong;
import cn.haoyuan.sheet.Line;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one line, each with its complaint. */
final class RowCells {
    interface Understanding<T> {
        T of(String text) throws Wrong;
    }

    private final Line line;
    private final Headings found;
    private final Territory territory;
    private final Problems problems;
    private final Understood understood;
    private final Map<RegisterColumn, Object> taken = new EnumMap<>(RegisterColumn.class);

    RowCells(Line line, Headings found, Territory territory, Problems problems, Understood understood) {
        this.line = line;
        this.found = found;
        this.territory = territory;
        this.problems = problems;
        this.understood = understood;
    }

    /** What was understood of each column that says something. */
    Map<RegisterColumn, Object> taken() {
        return taken;
    }

    String text(RegisterColumn column, int most) {
        String text = found.cell(line, column);
        return text.length() > most ? text.substring(0, most) : text;
    }

    <T> @Nullable T read(RegisterColumn column, Understanding<T> understanding) {
        String text = found.cell(line, column);
        try {
            T taken = Cells.empty(text) ? null : understanding.of(text);
            if (taken != null) {
                this.taken.put(column, taken);
                understood.add(column, text, taken);
            }
            return taken;
        } catch (Wrong wrong) {
            problems.add(line.number(), column.heading(), wrong.says());
            return null;
        }
    }

    @Nullable
    Integer count(RegisterColumn column) {
        return read(column, text -> Cells.count(text, column.most()));
    }

    @Nullable
    String code(RegisterColumn column) {
        return read(column, text -> Cells.plain(text).toUpperCase(Locale.ROOT));
    }

    @Nullable
    String address() {
        return read(ADDRESS, Cells::address);
    }

    @Nullable
    Unit county() {
        if (!found.has(COUNTY)) {
            return territory.only().orElse(null);
        }
        if (Cells.empty(found.cell(line, COUNTY))) {
            problems.add(line.number(), COUNTY.heading(), "请填写所属县区（合并的单元格只算左上一格）。");
            return null;
        }
        return read(COUNTY, territory::county);
    }

    @Nullable
    Unit area(Unit county) {
        return read(AREA, text -> territory.area(county, text));
    }
}
