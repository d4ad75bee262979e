package cn.haoyuan.admin;

import cn.haoyuan.sheet.Line;
import cn.haoyuan.sheet.Mark;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The lines of a file of accounts below its headings, and what is wrong with it. */
final class AccountLines {

    /** Most people in one file. */
    static final int MOST = 1000;

    private static final int HEADINGS_WITHIN = 20;

    private final Map<AccountColumn, Integer> columns = new EnumMap<>(AccountColumn.class);
    private final List<Line> lines = new ArrayList<>();
    private final List<Mark> problems = new ArrayList<>();
    private int headings;
    private int before;

    void add(Line line) {
        if (headings == 0) {
            look(line);
        } else if (lines.size() <= MOST && !line.blank()) {
            lines.add(line);
        }
    }

    private void look(Line line) {
        if (before++ >= HEADINGS_WITHIN) {
            return;
        }
        for (int i = 0; i < line.cells().size(); i++) {
            int at = i;
            AccountColumn.of(line.cell(i)).ifPresent(column -> columns.putIfAbsent(column, at));
        }
        if (columns.size() >= 3) {
            headings = line.number();
        } else {
            columns.clear();
        }
    }

    /** After the last line. */
    void end() {
        if (headings == 0) {
            problems.add(new Mark(1, -1, "前 " + HEADINGS_WITHIN + " 行里没有找到表头：至少要有“姓名”“账号”“单位”“角色”列"));
            return;
        }
        for (AccountColumn column : AccountColumn.values()) {
            if (column.required() && !columns.containsKey(column)) {
                problems.add(new Mark(headings, -1, "缺少“" + column.heading() + "”列"));
            }
        }
        if (lines.isEmpty()) {
            problems.add(new Mark(headings, -1, "表头之下没有数据"));
        } else if (lines.size() > MOST) {
            problems.add(new Mark(headings, -1, "一次最多 " + MOST + " 行，请分成几个文件"));
        }
    }

    List<Line> lines() {
        return lines;
    }

    int headings() {
        return headings;
    }

    List<Mark> problems() {
        return problems;
    }

    String cell(Line line, AccountColumn column) {
        return Typed.text(line.cell(columns.getOrDefault(column, -1)));
    }

    /** A day as written, the way forms send it, if it looks like one at all. */
    String day(Line line, AccountColumn column) {
        String text = cell(line, column);
        var parts = java.util.regex.Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[ T].*)?")
                .matcher(text);
        return parts.matches()
                ? "%s-%02d-%02d"
                        .formatted(parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)))
                : text;
    }

    void wrong(Line line, AccountColumn column, String message) {
        problems.add(new Mark(line.number(), columns.getOrDefault(column, -1), column.heading() + "：" + message));
    }
}
