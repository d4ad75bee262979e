package cn.haoyuan.filing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a reviewer read and typed, until they decide. The database shows each only their own, so none is named here. */
@Component
@Transactional
public class ReviewNotes {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewNotes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Their note on a filing, empty if there is none, with all their phrases; one statement. */
    @Transactional(readOnly = true)
    public ReviewNote of(long filing) {
        return jdbc.sql("""
                        select n.read_no, n.typed::text as typed, coalesce(n.version, 0) as version, n.saved_at,
                               array(select id from phrase order by id) as phrases, array(select text from phrase order by id) as words
                        from (values (1)) one left join review_note n on n.filing_id = :filing
                        """).param("filing", filing).query(ReviewNotes::note).single();
    }

    /** The viewer has come to the end of a submission that there is; nobody reads what is to come. */
    public void read(long filing, int no) {
        jdbc.sql("""
                        insert into review_note (filing_id, seat, account_id, read_no)
                        select filing_id, seat, who(), no from filing_submission where filing_id = :filing and no = :no
                        on conflict (filing_id, account_id) do update set read_no = excluded.read_no
                        """).param("filing", filing).param("no", no).update();
    }

    /**
     * Keeps what was typed unless another window of the same person kept something else since; answers whether it is kept.
     *
     * @param version the version that the page was made from
     */
    public boolean keep(long filing, Map<String, String> typed, int version) {
        return jdbc.sql("""
                        insert into review_note as mine (filing_id, seat, account_id, typed, version, saved_at)
                        select id, seat, who(), :typed::jsonb, 1, :now from filing where id = :filing
                        on conflict (filing_id, account_id) do update
                        set typed = excluded.typed, version = mine.version + 1, saved_at = excluded.saved_at
                        where mine.version = :version or mine.typed = excluded.typed
                        """)
                        .param("typed", ContentJson.writeWords(typed))
                        .param("now", OffsetDateTime.now(clock))
                        .param("filing", filing)
                        .param("version", version)
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void clear(long filing) {
        jdbc.sql("delete from review_note where filing_id = :filing")
                .param("filing", filing)
                .update();
    }

    private static ReviewNote note(ResultSet row, int number) throws SQLException {
        Long[] ids = (Long[]) row.getArray("phrases").getArray();
        String[] words = (String[]) row.getArray("words").getArray();
        return new ReviewNote(
                row.getObject("read_no", Integer.class),
                ContentJson.readWords(row.getString("typed")),
                IntStream.range(0, ids.length)
                        .mapToObj(i -> new Phrases.Phrase(ids[i], words[i]))
                        .toList(),
                row.getInt("version"),
                row.getObject("saved_at", OffsetDateTime.class));
    }
}
