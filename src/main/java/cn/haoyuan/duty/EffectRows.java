package cn.haoyuan.duty;

import cn.haoyuan.org.Whereabouts;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Download;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The duties behind a count of an effect, a page at a time or all as a file; read in the transaction of whoever asks. */
public final class EffectRows {

    private static final List<String> HEADINGS =
            List.of("变化", "举措", "责任单位", "机构标识码", "所属县区", "所属片区", "对象", "时段", "原期限", "新期限", "说明");

    private final JdbcClient jdbc;
    private final Optional<StatementSpec> statement;
    private final LocalDate day;

    /** {@code statement}: the list but for {@code size} and {@code skip}; empty where nothing changes. */
    EffectRows(JdbcClient jdbc, Optional<StatementSpec> statement, LocalDate day) {
        this.jdbc = jdbc;
        this.statement = statement;
        this.day = day;
    }

    /**
     * {@link Effect#ROWS} of them; {@code page} counts from 1. Beyond the last page the rows of the first: they know how many there are,
     * and so where the last one is.
     */
    public List<Effect.Row> page(int page) {
        List<Effect.Row> rows = statement
                .map(list -> Bulk.byHash(jdbc, () -> part(list, Effect.ROWS, (Math.max(page, 1) - 1L) * Effect.ROWS)
                        .query(Effect.Row.class)
                        .list()))
                .orElse(List.of());
        return rows.isEmpty() && page > 1 ? page(1) : rows;
    }

    /**
     * All of them as a spreadsheet, streamed row by row.
     *
     * @param name what the file is called but for the day
     * @param title stands above the headings
     * @param titles of measures, by key
     */
    public void export(String name, String title, UnaryOperator<String> titles, HttpServletResponse response)
            throws IOException {
        Whereabouts whereabouts = new Whereabouts(jdbc, day);
        Download.sheet(response, name, day);
        try (SheetWriter sheet = SheetWriter.open(
                        response.getOutputStream(), "责任事项", title + "（" + Day.of(day) + "测算）", HEADINGS)
                .widths(10, 34, 30, 14, 14, 14, 30, 20, 12, 12, 24)) {
            statement.ifPresent(list -> Bulk.byHash(jdbc, () -> {
                try (var rows =
                        part(list, SheetWriter.MOST_ROWS - 1, 0).withFetchSize(500).query(Effect.Row.class).stream()) {
                    rows.forEach(row -> write(sheet, row, titles, whereabouts));
                }
                return true;
            }));
        }
    }

    private static StatementSpec part(StatementSpec list, int size, long skip) {
        return list.param("size", size).param("skip", skip);
    }

    private static void write(
            SheetWriter sheet, Effect.Row row, UnaryOperator<String> titles, Whereabouts whereabouts) {
        try {
            sheet.row(
                    row.words(),
                    titles.apply(row.measure()),
                    row.unit(),
                    whereabouts.code(row.unitId()),
                    whereabouts.county(row.unitId()),
                    whereabouts.area(row.unitId()),
                    row.subject(),
                    row.label(),
                    row.oldDueOn(),
                    row.newDueOn(),
                    row.again() ? Effect.AGAIN : null);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
