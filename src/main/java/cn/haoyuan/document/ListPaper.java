package cn.haoyuan.document;

import cn.haoyuan.document.Block.Column;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list as a paper on its side: its rows numbered, without the columns that are empty throughout. */
public final class ListPaper {

    private final List<List<String>> rows = new ArrayList<>();

    /** One more row: its cells in the order of the columns, null for an empty one. */
    public void row(@Nullable String... cells) {
        rows.add(Arrays.stream(cells).map(cell -> cell == null ? "" : cell).toList());
    }

    /**
     * The whole.
     *
     * @param counted what a row is, as 项
     * @param asOf the day that it tells of
     * @param narrowed what it was narrowed to, in words
     * @param columns of every row
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
        return Paper.of(title)
                .subtitle("（截至" + Day.of(asOf) + "，共 " + Count.of(rows.size()) + " " + counted + "）")
                .author(author)
                .wide()
                .add(new Block.Text(String.join("；", narrowed)))
                .add(new Block.Table(
                        numbered(Column.number("序号", 6), filled.stream().map(columns::get)),
                        IntStream.range(0, rows.size())
                                .mapToObj(number -> numbered(
                                        Integer.toString(number + 1),
                                        filled.stream().map(rows.get(number)::get)))
                                .toList()))
                .add(new Block.Signature(author, Day.of(today)))
                .done();
    }

    private static <T> List<T> numbered(T first, Stream<T> others) {
        return Stream.concat(Stream.of(first), others).toList();
    }
}
