package cn.haoyuan.filing;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts an act on a filing on record: its row, from which the filing's state follows, and the audit. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Journal {

    /**
     * An act to be put on record.
     *
     * @param submissionNo the submission that it makes or is about
     * @param openRows how many rows of what it accepts are not done yet; 0 for what accepts nothing
     */
    record Entry(
            FilingVerb verb,
            FilingState to,
            OffsetDateTime at,
            @Nullable Integer submissionNo,
            String reason,
            Map<String, String> remarks,
            @Nullable LocalDate replyBy,
            long openRows) {

        static Entry of(FilingVerb verb, FilingState to, OffsetDateTime at, @Nullable Integer submissionNo) {
            return new Entry(verb, to, at, submissionNo, "", Map.of(), null, 0);
        }
    }

    private final JdbcClient jdbc;
    private final Audit audit;

    Journal(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    void enter(Viewer viewer, Filing filing, String title, Entry entry) {
        jdbc.sql("""
                        insert into filing_act (filing_id, seat, submission_no, verb, state, at, post_id, actor, reason, remarks,
                                                reply_by, open_rows)
                        select id, seat, :no, :verb, :state, :at, :post, :actor, :reason, :remarks::jsonb, :replyBy::date, :openRows
                        from filing where id = :id
                        """)
                .param("no", entry.submissionNo(), Types.INTEGER)
                .param("verb", entry.verb().name())
                .param("state", entry.to().name())
                .param("at", entry.at())
                .param("post", viewer.post().id())
                .param("actor", viewer.signature())
                .param("reason", entry.reason())
                .param(
                        "remarks",
                        entry.remarks().isEmpty() ? null : ContentJson.writeWords(entry.remarks()),
                        Types.VARCHAR)
                .param("replyBy", entry.replyBy(), Types.DATE)
                .param("openRows", entry.openRows())
                .param("id", filing.id())
                .update();
        String detail = "《%s》%s".formatted(title, filing.label())
                + (entry.submissionNo() == null ? "" : "，第 %d 次报送".formatted(entry.submissionNo()));
        audit.record(viewer, verb(entry.verb()), "filing", filing.id(), filing.unitId(), detail, entry.reason());
    }

    private static Verb verb(FilingVerb verb) {
        return switch (verb) {
            case START -> Verb.START_FILING;
            case SUBMIT -> Verb.SUBMIT_FILING;
            case WITHDRAW -> Verb.WITHDRAW_FILING;
            case RETURN -> Verb.RETURN_FILING;
            case ACCEPT -> Verb.ACCEPT_FILING;
            case TAKE_BACK -> Verb.TAKE_BACK_ACCEPTANCE;
            case AMEND -> Verb.AMEND_FILING;
            case DISCARD -> Verb.DISCARD_FILING;
        };
    }
}
