package cn.haoyuan.duty;

import cn.haoyuan.org.Whereabouts;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Day;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The duties behind a count of an effect, a page at a time or all as a file; read in the transaction of whoever asks. */
public final class EffectRows {

    private static final List<String> HEADINGS = DutyCells.headings("变化", "原期限", "新期限", "说明");

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
     * {@code size} of them, at least 1; {@code page} counts from 1. Beyond the last page the rows of the first: they know how many there are,
     * and so where the last one is.
     */
    public List<Effect.Row> page(int page, int size) {
        List<Effect.Row> rows = statement
                .map(list -> Bulk.byHash(jdbc, () -> part(list, size, (Math.max(page, 1) - 1L) * size)
                        .query(Effect.Row.class)
                        .list()))
                .orElse(List.of());
        return rows.isEmpty() && page > 1 ? page(1, size) : rows;
    }

    /** The day from which on they are told. */
    public LocalDate day() {
        return day;
    }

    /**
     * All of them as a spreadsheet, streamed row by row.
     *
     * @param title stands above the headings
     * @param titles of measures, by key
     */
    public void export(String title, UnaryOperator<String> titles, OutputStream out) throws IOException {
        DutyCells cells = new DutyCells(new Whereabouts(jdbc, day));
        try (SheetWriter sheet = SheetWriter.open(out, "责任事项", title + "（" + Day.of(day) + "测算）", HEADINGS)) {
            statement.ifPresent(list -> Bulk.byHash(jdbc, () -> {
                try (var rows =
                        part(list, SheetWriter.MOST_ROWS - 1, 0).withFetchSize(500).query(Effect.Row.class).stream()) {
                    rows.forEach(row -> sheet.row(row(row, titles, cells)));
                }
                return true;
            }));
        }
    }

    private static StatementSpec part(StatementSpec list, int size, long skip) {
        return list.param("size", size).param("skip", skip);
    }

    private static @Nullable Object[] row(Effect.Row row, UnaryOperator<String> titles, DutyCells cells) {
        return cells.row(
                row.words(),
                new DutyCells.Owed(
                        titles.apply(row.measure()),
                        row.unit(),
                        row.unitId(),
                        row.unitId(),
                        row.subject(),
                        row.label()),
                row.oldDueOn(),
                row.newDueOn(),
                row.note());
    }
}
