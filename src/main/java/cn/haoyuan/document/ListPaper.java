package cn.haoyuan.document;

import cn.haoyuan.document.Block.Column;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list as a paper on its side: its rows numbered, without the columns that are empty throughout. */
public final class ListPaper {

    /** What a line holds in tenths of a character, in the type of so few columns and in that of more: see {@link Block.Table#dense}. */
    private static final int LINE = 530;

    private static final int DENSE_LINE = 708;

    /** What the edges of a cell take, and how narrow no column gets that would hold more. */
    private static final int EDGES = 9;

    private static final int LEAST = 60;

    private final List<List<String>> rows = new ArrayList<>();

    private final List<String> notes = new ArrayList<>();

    /** One more row: its cells in the order of the columns, null for an empty one. */
    public void row(@Nullable String... cells) {
        rows.add(Arrays.stream(cells).map(cell -> cell == null ? "" : cell).toList());
    }

    /** What is to be known before the rows are read, as a paragraph of its own; "" for nothing. */
    public void note(String words) {
        notes.add(words);
    }

    /**
     * The whole.
     *
     * @param counted what a row is, as 项
     * @param asOf the day that it tells of
     * @param narrowed what it was narrowed to, in words
     * @param columns of every row; they get the room that their longest cells take, as far as there is some
     * @param author who issues it, on {@code today}
     */
    public Paper done(
            String title,
            String counted,
            LocalDate asOf,
            List<String> narrowed,
            List<Column> columns,
            String author,
            LocalDate today) {
        List<Integer> filled = IntStream.range(0, columns.size())
                .filter(column -> rows.isEmpty()
                        || rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .toList();
        List<Column> heads = numbered(Column.number("序号"), filled.stream().map(columns::get));
        List<List<String>> cells = IntStream.range(0, rows.size())
                .mapToObj(number ->
                        numbered(Integer.toString(number + 1), filled.stream().map(rows.get(number)::get)))
                .toList();
        return Paper.of(title)
                .subtitle("（截至" + Day.of(asOf) + "，共 " + Count.of(rows.size()) + " " + counted + "）")
                .author(author)
                .wide()
                .add(new Block.Text(Stream.concat(Stream.of(String.join("；", narrowed)), notes.stream())
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n"))))
                .add(new Block.Table(wide(heads, cells), cells))
                .add(new Block.Signature(author, Day.of(today)))
                .done();
    }

    /** Each as wide as its longest cell; where the line has no room for that, the widest ones break. */
    private static List<Column> wide(List<Column> heads, List<List<String>> cells) {
        int[] needs = IntStream.range(0, heads.size())
                .map(column -> EDGES
                        + Stream.concat(
                                        Stream.of(heads.get(column).heading()),
                                        cells.stream().map(row -> row.get(column)))
                                .flatMap(String::lines)
                                .mapToInt(ListPaper::width)
                                .max()
                                .orElse(0))
                .toArray();
        int line = Block.Table.dense(heads.size()) ? DENSE_LINE : LINE;
        int most = Arrays.stream(needs).max().orElse(LEAST);
        while (most > LEAST && cut(needs, most).sum() > line) {
            most--;
        }
        int[] widths = cut(needs, most).toArray();
        return IntStream.range(0, widths.length)
                .mapToObj(column -> heads.get(column).wide(widths[column]))
                .toList();
    }

    private static IntStream cut(int[] needs, int most) {
        return Arrays.stream(needs).map(need -> Math.min(need, most));
    }

    /** In tenths of a character: figures and Latin letters take some six in whatever font there is, and Word leaves a gap beside Chinese. */
    private static int width(String line) {
        int width = 0;
        boolean narrow = false;
        for (int i = 0; i < line.length(); i++) {
            boolean ascii = line.charAt(i) < 128;
            width += ascii ? 6 : 10;
            width += i > 0 && ascii != narrow ? 3 : 0;
            narrow = ascii;
        }
        return width;
    }

    private static <T> List<T> numbered(T first, Stream<T> others) {
        return Stream.concat(Stream.of(first), others).toList();
    }
}
