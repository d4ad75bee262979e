package cn.haoyuan.filing;

import cn.haoyuan.calendar.Deadlines;
import cn.haoyuan.duty.DutyChronicle;
import cn.haoyuan.duty.DutyPage;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.web.Day;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How the filing of a duty went to and fro. That it was accepted stands as the duty's evidence; it is told here where that was taken back, and of an
 * amendment. Within the running transaction.
 */
@Component
class FilingHistory implements DutyChronicle {

    private static final Set<FilingVerb> TO_AND_FRO =
            EnumSet.of(FilingVerb.SUBMIT, FilingVerb.WITHDRAW, FilingVerb.RETURN, FilingVerb.TAKE_BACK);

    private final JdbcClient jdbc;

    FilingHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param state today's, whatever day the steps reach to */
    record Progress(FilingState state, List<DutyPage.Step> steps) {}

    private record Row(FilingState state, DutyPage.@Nullable Step step) {}

    @Override
    public List<DutyPage.Step> of(long dutyId, LocalDate asOf, boolean told) {
        return told ? List.of() : progress(dutyId, asOf).map(Progress::steps).orElse(List.of());
    }

    /** The filing of a duty: its state of now, its steps as far as known on a day; empty where there is none. One statement. */
    Optional<Progress> progress(long dutyId, LocalDate asOf) {
        List<Row> rows = jdbc.sql("""
                        select f.id as filing, f.state as stands, a.verb, a.state, a.at, a.reply_by, unit_name(f.receiver_id, :day) as receiver,
                               a.id = max(a.id) over () as latest,
                               exists (
                                   select from filing_act t
                                   where t.filing_id = a.filing_id and t.verb = 'TAKE_BACK' and t.submission_no = a.submission_no
                                     and t.id > a.id and t.at < :until) as taken_back,
                               a.verb = 'ACCEPT' and exists (
                                   select from filing_act t
                                   where t.filing_id = a.filing_id and t.verb = 'ACCEPT' and t.submission_no < a.submission_no
                                     and not exists (
                                         select from filing_act b
                                         where b.filing_id = t.filing_id and b.verb = 'TAKE_BACK' and b.submission_no = t.submission_no
                                           and b.id between t.id and a.id)) as amends
                        from filing f
                        left join filing_act a on a.filing_id = f.id and a.at < :until
                        -- what a duty was before its dates changed has its filing with what it became
                        where f.duty_id = (select coalesce(former_of, id) from duty where id = :duty)
                        order by a.id
                        """)
                .param("duty", dutyId)
                .param("day", asOf)
                .param("until", Deadlines.until(asOf))
                .query(FilingHistory::row)
                .list();
        return rows.stream()
                .findFirst()
                .map(first -> new Progress(
                        first.state(),
                        rows.stream()
                                .flatMap(row -> Optional.ofNullable(row.step()).stream())
                                .toList()));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        FilingState stands = FilingState.valueOf(row.getString("stands"));
        String done = row.getString("verb");
        FilingVerb verb = done == null ? null : FilingVerb.valueOf(done);
        boolean told = TO_AND_FRO.contains(verb)
                || verb == FilingVerb.ACCEPT && (row.getBoolean("taken_back") || row.getBoolean("amends"));
        return new Row(
                stands, verb == null || !told ? null : step(row, verb, FilingState.valueOf(row.getString("state"))));
    }

    private static DutyPage.Step step(ResultSet row, FilingVerb verb, FilingState state) throws SQLException {
        boolean latest = row.getBoolean("latest");
        boolean waits = latest && state.awaitsReview();
        LocalDate replyBy = latest && verb == FilingVerb.RETURN ? row.getObject("reply_by", LocalDate.class) : null;
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        return new DutyPage.Step(
                ChineseDay.day(at),
                at,
                "报送：" + (row.getBoolean("amends") ? "通过修订" : verb.what(state)),
                waits ? "待" + row.getString("receiver") + "审核" : replyBy != null ? Day.of(replyBy) + "（含当天）以前回复" : "",
                DutyState.OPEN,
                waits ? "/filings/" + row.getLong("filing") : "",
                replyBy);
    }
}
