package cn.haoyuan.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of filings, as far as the running scope sees them. */
@Component
@Transactional(readOnly = true)
public class FilingLists {

    private static final String WHERE = """
            where (:author::int is null or f.unit_id = :author)
              and (:receiver::int is null or f.receiver_id = :receiver)
              and f.state = any (:states)
              and (:form::text is null or f.form = :form)
              and (:text::text is null or exists (
                  select from placement p
                  where p.during @> :today and p.kind <> 'CITY' and p.seat <= f.seat and p.seat_end > f.seat and p.name like :text))
            """;

    /** The rows of the page are chosen before anything is joined to them. */
    private static final String LATEST = Filings.SELECT
            + "from (select f.* from filing f\n"
            + WHERE
            + "order by f.acted_at desc nulls last, f.id desc limit :size offset :skip) f\n"
            + Filings.JOINS
            + "order by f.acted_at desc nulls last, f.id desc";

    private static final String WAITING = Filings.SELECT
            + "from (select f.* from filing f\n"
            + WHERE
            + "order by f.submitted_at, f.id limit :size offset :skip) f\n"
            + Filings.JOINS
            + "order by f.submitted_at, f.id";

    private static final String COUNT = "select count(*) from filing f\n" + WHERE;

    private static final String QUEUE =
            "select f.id from filing f\n" + WHERE + "order by f.submitted_at, f.id limit 1000";

    private final JdbcClient jdbc;
    private final Clock clock;

    FilingLists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One page, counted from 1, of at most 200 rows, what was acted on last first. */
    public List<Filing> latest(FilingSearch search, int page, int size) {
        return list(LATEST, search, page, size);
    }

    /** The same, what has waited longest for a decision first. */
    public List<Filing> waiting(FilingSearch search, int page, int size) {
        return list(WAITING, search, page, size);
    }

    /** All of it, row by row, without holding it in memory; the order is that of {@link #latest}. */
    public void each(FilingSearch search, Consumer<Filing> each) {
        try (var rows = bind(LATEST, search)
                .param("size", Integer.MAX_VALUE)
                .param("skip", 0L)
                .withFetchSize(500)
                .query(Filings::filing)
                .stream()) {
            rows.forEach(each);
        }
    }

    public long count(FilingSearch search) {
        return bind(COUNT, search).query(Long.class).single();
    }

    /** The ids of the first 1000 that wait, in the order of {@link #waiting}. */
    public List<Long> queue(FilingSearch search) {
        return bind(QUEUE, search).query(Long.class).list();
    }

    private List<Filing> list(String sql, FilingSearch search, int page, int size) {
        int rows = Math.clamp(size, 1, 200);
        return bind(sql, search)
                .param("size", rows)
                .param("skip", (Math.max(page, 1) - 1L) * rows)
                .query(Filings::filing)
                .list();
    }

    private StatementSpec bind(String sql, FilingSearch search) {
        return jdbc.sql(sql)
                .param("author", search.author())
                .param("receiver", search.receiver())
                .param("states", search.states().stream().map(Enum::name).toArray(String[]::new))
                .param("form", search.form())
                .param("text", like(search.text()))
                .param("today", LocalDate.now(clock));
    }

    private static @Nullable String like(@Nullable String text) {
        return text == null
                ? null
                : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
