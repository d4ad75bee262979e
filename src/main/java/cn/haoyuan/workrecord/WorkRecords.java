package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.duty.Facts;
import cn.haoyuan.duty.NewFact;
import cn.haoyuan.files.Attachment;
import cn.haoyuan.files.Attachments;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts work on record and takes back what was a mistake. The facts go with it in the same transaction. */
@Component
class WorkRecords {

    /** The source of the facts that records of work give rise to. */
    static final String SOURCE = "work-record";

    private static final String CORRECTED = "登记有误，已更正为新的记录";
    private static final String ELSEWHERE = "登记错了单位，已由登记人改正";

    private final JdbcClient jdbc;
    private final Facts facts;
    private final Attachments attachments;
    private final Audit audit;
    private final Clock clock;

    WorkRecords(JdbcClient jdbc, Facts facts, Attachments attachments, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.attachments = attachments;
        this.audit = audit;
        this.clock = clock;
    }

    /** The record that this post made with this key, if it did. */
    @Transactional(readOnly = true)
    public Optional<Long> made(Viewer viewer, UUID key) {
        return jdbc.sql("select id from work_record where post_id = :post and client_key = :key")
                .param("post", viewer.post().id())
                .param("key", key)
                .query(Long.class)
                .optional();
    }

    /**
     * Records the work of the viewer's unit and answers the record's id; the same key again answers the first record.
     *
     * @param corrected the record that it corrects, which is voided with its facts; null if none
     * @return none if somebody else has corrected that record in the meantime
     */
    @Transactional
    public Optional<Long> record(Viewer viewer, NewRecord work, @Nullable WorkRecord corrected) {
        Optional<Long> added = insert(viewer, work);
        if (added.isEmpty()) {
            return made(viewer, work.key());
        }
        long id = added.get();
        if (corrected != null) {
            boolean elsewhere =
                    corrected.subjectId() != null && !Objects.equals(corrected.subjectId(), work.subjectId());
            declareVoid(viewer, corrected, elsewhere ? ELSEWHERE : CORRECTED);
        }
        attach(viewer, id, work.attachments(), corrected == null ? List.of() : corrected.attachments());
        List<@Nullable String> topics = new ArrayList<>(work.topics());
        if (topics.isEmpty()) {
            topics.add(null);
        }
        for (String topic : topics) {
            NewFact fact = new NewFact(
                    work.kind(),
                    topic,
                    viewer.unitId(),
                    work.subjectId(),
                    work.period(topic),
                    work.happenedOn(),
                    work.title(),
                    SOURCE,
                    id,
                    work.answerBy());
            if (corrected == null) {
                facts.record(fact);
            } else {
                facts.correct(fact, corrected.id());
            }
        }
        audit.record(viewer, Verb.RECORD_WORK, SOURCE, id, viewer.unitId(), work.title(), "");
        return added;
    }

    private Optional<Long> insert(Viewer viewer, NewRecord work) {
        return jdbc.sql("""
                        insert into work_record (unit_id, seat, subject_id, subject_seat, kind, topics, happened_on, answer_by, title, people,
                                                 place, note, client_key, replaces, post_id, recorded_at)
                        select u.id, u.seat, :subject, unit_seat(:subject), :kind, :topics, :day, :by, :title, :people,
                               :place, :note, :key, :replaces, :post, :now
                        from unit u where u.id = :unit
                        on conflict do nothing
                        returning id
                        """)
                .param("unit", viewer.unitId())
                .param("subject", work.subjectId(), Types.INTEGER)
                .param("kind", work.kind().name())
                .param("topics", work.topics().toArray(String[]::new))
                .param("day", work.happenedOn())
                .param("by", work.answerBy(), Types.DATE)
                .param("title", work.title())
                .param("people", work.people())
                .param("place", work.place())
                .param("note", work.note())
                .param("key", work.key())
                .param("replaces", work.replaces(), Types.BIGINT)
                .param("post", viewer.post().id())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .optional();
    }

    /** Whoever sees the record will see its files, so nobody attaches any but their own and those it had before. */
    private void attach(Viewer viewer, long id, List<Long> files, List<Long> before) {
        Set<Long> mine =
                attachments.own(viewer, files).stream().map(Attachment::id).collect(Collectors.toSet());
        List<Long> carried = files.stream()
                .distinct()
                .filter(file -> mine.contains(file) || before.contains(file))
                .toList();
        if (!carried.isEmpty()) {
            jdbc.sql("""
                            insert into work_record_attachment (record_id, attachment_id, unit_id)
                            select :record, file, :unit from unnest(:files::bigint[]) file
                            """)
                    .param("record", id)
                    .param("files", carried.toArray(Long[]::new))
                    .param("unit", viewer.unitId())
                    .update();
        }
    }

    /** Whether the viewer may void the record: who recorded it, or who answers for the unit that did. */
    static boolean mayVoid(Viewer viewer, WorkRecord record) {
        return !record.voided() && answersFor(viewer, record);
    }

    static boolean answersFor(Viewer viewer, WorkRecord record) {
        return record.unitId() == viewer.unitId()
                && (viewer.post().role().leads()
                        || record.postId() == viewer.post().id());
    }

    /**
     * Voids a record that was a mistake, with all its facts; doing it twice does nothing more.
     *
     * @param reason 1 to 200 characters
     */
    @Transactional
    public void declareVoid(Viewer viewer, WorkRecord record, String reason) {
        int voided = jdbc.sql("""
                        insert into work_record_void (record_id, post_id, at, reason) values (:id, :post, :now, :reason)
                        on conflict (record_id) do nothing
                        """)
                .param("id", record.id())
                .param("post", viewer.post().id())
                .param("now", OffsetDateTime.now(clock))
                .param("reason", reason)
                .update();
        if (voided == 1) {
            facts.voidSource(SOURCE, record.id(), viewer.post().id(), reason);
            audit.record(viewer, Verb.VOID_WORK, SOURCE, record.id(), record.unitId(), record.title(), reason);
        }
    }
}
