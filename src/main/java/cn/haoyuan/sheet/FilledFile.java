package cn.haoyuan.sheet;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.database.Cut;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The lines of a file that people filled in, below its headings in whatever order they stand, and what is wrong with it.
 *
 * @param <C> its columns, an enum
 */
public final class FilledFile<C extends Enum<C> & FilledColumn> {

    private static final int HEADINGS_WITHIN = 20;
    private static final int HEADINGS = 3;

    /** The most characters that are held of one file. */
    private static final int MOST_TEXT = 5_000_000;

    /** Headings that nobody expects to be read: none, of a count of lines, and of a marked copy. */
    private static final Set<String> UNREAD = Set.of("", "序号", MarkedCopy.PROBLEMS);

    private final List<C> known;
    private final int most;
    private final Map<C, Integer> columns;
    private final List<Line> lines = new ArrayList<>();
    private final List<Mark> problems = new ArrayList<>();
    private final List<Mark> months = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private int headings;
    private int before;
    private LikelyHeadings likely = LikelyHeadings.NONE;
    private long text;

    /** @param most how many lines one file may have */
    public FilledFile(Class<C> columns, int most) {
        this.known = List.of(columns.getEnumConstants());
        this.most = most;
        this.columns = new EnumMap<>(columns);
    }

    /** A file, read; {@code name} is what it was called where it comes from. */
    public static <C extends Enum<C> & FilledColumn> FilledFile<C> read(
            Path path, String name, Class<C> columns, int most) throws IOException, UnreadableSheet {
        FilledFile<C> file = new FilledFile<>(columns, most);
        file.end(SheetReader.read(path, name, file::add));
        return file;
    }

    void add(Line line) {
        if (headings == 0) {
            look(line);
        } else if (lines.size() <= most && text <= MOST_TEXT && !line.blank()) {
            text += line.cells().stream().mapToLong(String::length).sum();
            lines.add(line);
        }
    }

    private void look(Line line) {
        if (before++ >= HEADINGS_WITHIN) {
            return;
        }
        List<String> others = new ArrayList<>();
        for (int i = 0; i < line.cells().size(); i++) {
            String heading = line.cell(i).strip();
            Optional<C> column = column(heading);
            if (column.isPresent() ? columns.putIfAbsent(column.get(), i) != null : !UNREAD.contains(heading)) {
                others.add(brief(heading));
            }
        }
        if (columns.size() >= HEADINGS) {
            headings = line.number();
            ignored.addAll(others);
        } else {
            likely = likely.or(new LikelyHeadings(
                    line.number(),
                    columns.keySet().stream()
                            .map(column -> column.as().heading())
                            .toList(),
                    others));
            columns.clear();
        }
    }

    /** The column with that heading, blanks and marks such as * aside. */
    private Optional<C> column(String heading) {
        String bare = heading.replaceAll("[\\s*＊:：]|[（(].*", "");
        return known.stream().filter(column -> column.as().means(bare)).findFirst();
    }

    /** After the last line. {@code sheet}: which sheet it was, as {@link SheetReader} says it. */
    void end(String sheet) {
        if (headings == 0) {
            problems.add(new Mark(
                    1, -1, sheet + "前 " + HEADINGS_WITHIN + " 行里没有找到表头：至少要有" + required() + "列。" + likely.words()));
            return;
        }
        for (C column : known) {
            if (column.as().required() && !columns.containsKey(column)) {
                problems.add(new Mark(headings, -1, "缺少“" + column.as().heading() + "”列"));
            }
        }
        if (lines.isEmpty()) {
            problems.add(new Mark(headings, -1, "表头之下没有数据"));
        } else if (text > MOST_TEXT) {
            problems.add(new Mark(headings, -1, "文字太多，请分成几个文件"));
        } else if (lines.size() > most) {
            problems.add(new Mark(headings, -1, "一次最多 " + most + " 行，请分成几个文件"));
        }
    }

    private String required() {
        return known.stream()
                .map(FilledColumn::as)
                .filter(FilledColumn.As::required)
                .map(column -> "“" + column.heading() + "”")
                .collect(Collectors.joining());
    }

    public List<Line> lines() {
        return lines;
    }

    /** Number of the line of the headings; 0 if there is none. */
    public int headings() {
        return headings;
    }

    public List<Mark> problems() {
        return problems;
    }

    /** Which cells say a month only, and for which day each was taken. */
    public List<Mark> months() {
        return months;
    }

    /** Headings of columns that mean nothing here, or the same as one before them. */
    public List<String> ignored() {
        return ignored;
    }

    /** What a line says there, without blanks around it and without what PostgreSQL's text cannot hold. */
    public String cell(Line line, C column) {
        return line.cell(columns.getOrDefault(column, -1)).replace("\0", "").strip();
    }

    /** A day as written, the way forms send it, if it is one at all. */
    public String day(Line line, C column) {
        String text = cell(line, column);
        LocalDate day = DayCell.day(text);
        return day == null ? text : day.toString();
    }

    /** The same where something begins: a month means its first day. */
    public String firstDay(Line line, C column) {
        return dayOf(line, column, month -> month.atDay(1));
    }

    /** The same where something ends: a month means its last day. */
    public String lastDay(Line line, C column) {
        return dayOf(line, column, YearMonth::atEndOfMonth);
    }

    private String dayOf(Line line, C column, Function<YearMonth, LocalDate> of) {
        String text = cell(line, column);
        YearMonth month = DayCell.month(text);
        if (month == null) {
            return day(line, column);
        }
        LocalDate day = of.apply(month);
        months.add(new Mark(
                line.number(),
                columns.getOrDefault(column, -1),
                column.as().heading(),
                "“" + text + "”按 " + DayInWords.of(day)));
        return day.toString();
    }

    /** Notes what is wrong with a cell, and what it says. */
    public void wrong(Line line, C column, String message) {
        String cell = "“" + brief(cell(line, column)) + "”";
        boolean said = cell.length() == 2 || message.contains(cell);
        problems.add(new Mark(
                line.number(),
                columns.getOrDefault(column, -1),
                column.as().heading(),
                said ? message : message + "（填的是" + cell + "）"));
    }

    private static String brief(String text) {
        return Cut.to(31, text);
    }

    /** The same for what the form for one row calls so; for the first column where none is. */
    public void wrong(Line line, String field, String message) {
        wrong(
                line,
                known.stream()
                        .filter(column -> column.as().field().equals(field))
                        .findFirst()
                        .orElse(known.getFirst()),
                message);
    }
}
