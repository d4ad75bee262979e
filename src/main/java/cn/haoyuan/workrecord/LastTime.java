package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.plan.EvidenceKind;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody recorded last: mostly the same people go on the same business to the next place. It is offered, for nobody has said so yet. */
@Component
class LastTime {

    private final JdbcClient jdbc;

    LastTime(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The record that a post made last, as far as it may be so again elsewhere.
     *
     * @param title its title if somebody wrote it, empty if it was put together from topic and place
     */
    public record Last(
            long id,
            EvidenceKind kind,
            List<String> topics,
            LocalDate happenedOn,
            String title,
            String people,
            @Nullable String subjectName) {

        static Last of(WorkRecord record, List<WorkOffer> offers) {
            return new Last(
                            record.id(),
                            record.kind(),
                            record.topics(),
                            record.happenedOn(),
                            proposed(record.title(), record.subjectName(), record.note()) ? "" : record.title(),
                            record.people(),
                            record.subjectName())
                    .elsewhere(offers);
        }

        /** What of it may be so again at the next place; where something was found there, its title says what. */
        private Last elsewhere(List<WorkOffer> offers) {
            List<String> routine = offers.stream()
                    .filter(offer -> offer.kind() == kind)
                    .flatMap(offer -> topics.stream().filter(offer.routine()::contains))
                    .toList();
            boolean all = routine.size() == topics.size() || RecordStart.goesOn(kind);
            return new Last(id, kind, routine, happenedOn, all ? title : "", people, subjectName);
        }
    }

    /**
     * What of the post's last record may be so again; null if it has recorded nothing of the kind that stands.
     *
     * @param kind null for any
     * @param topic what it must have been about among others; null for anything
     */
    @ByKey
    public @Nullable Last of(
            Viewer viewer, @Nullable EvidenceKind kind, @Nullable String topic, List<WorkOffer> offers) {
        return jdbc.sql("""
                        select r.id, r.kind, r.topics, r.happened_on, r.title, r.people, r.note,
                               unit_name(r.subject_id, r.happened_on) as subject_name
                        from work_record r
                        where r.post_id = :post and not exists (select from work_record_void v where v.record_id = r.id)
                          and (:kind::text is null or r.kind = :kind) and (:topic::text is null or :topic = any (r.topics))
                        order by r.recorded_at desc, r.id desc limit 1
                        """)
                .param("post", viewer.post().id())
                .param("kind", kind == null ? null : kind.name(), Types.VARCHAR)
                .param("topic", topic, Types.VARCHAR)
                .query((row, number) -> {
                    String title = row.getString("title");
                    String subject = row.getString("subject_name");
                    return new Last(
                            row.getLong("id"),
                            EvidenceKind.valueOf(row.getString("kind")),
                            List.of((String[]) row.getArray("topics").getArray()),
                            row.getObject("happened_on", LocalDate.class),
                            proposed(title, subject, row.getString("note")) ? "" : title,
                            row.getString("people"),
                            subject);
                })
                .optional()
                .map(last -> last.elsewhere(offers))
                .orElse(null);
    }

    /** The titles of the unit's records of that kind that stand, the latest first, at most thirty. */
    List<String> titles(Viewer viewer, EvidenceKind kind) {
        return jdbc.sql("""
                        select r.title from work_record r
                        where r.unit_id = :unit and r.kind = :kind
                          and not exists (select from work_record_void v where v.record_id = r.id)
                        group by r.title order by max(r.recorded_at) desc, r.title limit 30
                        """)
                .param("unit", viewer.unitId())
                .param("kind", kind.name())
                .query(String.class)
                .list();
    }

    /** Whether a title looks like one that was put together from topic, words and place, and fits no other place. */
    static boolean proposed(String title, @Nullable String subject, String note) {
        return title.endsWith("…")
                || subject != null && title.contains(subject)
                || !note.isEmpty() && title.endsWith("：" + RecordTitle.begin(note));
    }
}
