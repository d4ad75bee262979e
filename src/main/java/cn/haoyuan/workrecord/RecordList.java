package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Deadlines;
import cn.haoyuan.database.Scope;
import cn.haoyuan.database.Scope.Seats;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads records of work, as far as the viewer's scope shows them. */
@Component
@Transactional(readOnly = true)
class RecordList {

    static final int COUNTED = 10_000;

    /** From so many records on, walking the days beats sorting the list. */
    private static final long LONG = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    RecordList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One record with its present standing. */
    Optional<WorkRecord> find(long id) {
        return ofOne(RecordSql.ONE, id).query(RecordList::row).optional();
    }

    /** A record and those that it goes back to by corrections, the last first; as far as they are in sight. */
    List<WorkRecord> line(long id) {
        return ofOne(RecordSql.LINE, id).query(RecordList::row).list();
    }

    private StatementSpec ofOne(String sql, long id) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(sql).param("id", id).param("asOf", today).param("until", Deadlines.until(today));
    }

    /**
     * A record, with those that it goes back to by corrections, the last first and itself in front; beside another that stands of the same kind of
     * work on the same topics of that day with the same subject, or without one of the same title. What answers one event is no second answer to another.
     */
    record Twinned(List<WorkRecord> line, @Nullable Long twin) {

        WorkRecord record() {
            return line.getFirst();
        }
    }

    /** One record with its present standing, what it corrects, and its twin. */
    Optional<Twinned> findTwinned(long id) {
        List<@Nullable Long> twins = new ArrayList<>();
        List<WorkRecord> line = ofOne(RecordSql.TWINNED, id)
                .param("source", WorkRecords.SOURCE)
                .query((row, number) -> {
                    twins.add(row.getObject("twin", Long.class));
                    return row(row, number);
                })
                .list();
        return line.isEmpty() ? Optional.empty() : Optional.of(new Twinned(line, twins.getFirst()));
    }

    /** The duties that events brought about for which it was written, whether or not it stands. */
    List<Long> writtenFor(long id) {
        return jdbc.sql("""
                        select d.id
                        from fact f
                        join duty d on d.unit_id = f.unit_id and d.period = f.period and d.former_of is null
                            and (d.subject_id is null or d.subject_id = f.subject_id)
                        join ask a on a.id = d.ask_id and a.cadence = 'EVENT' and a.evidence = f.kind
                        where f.source = :source and f.source_id = :id
                        """)
                .param("source", WorkRecords.SOURCE)
                .param("id", id)
                .query(Long.class)
                .list();
    }

    /** The record that stands at the end of a chain of corrections that begins with this one. */
    Optional<WorkRecord> newest(long id) {
        Optional<WorkRecord> record = find(id);
        Long newer = record.map(WorkRecord::replacedBy).orElse(null);
        while (newer != null) {
            record = find(newer);
            newer = record.map(WorkRecord::replacedBy).orElse(null);
        }
        return record;
    }

    /**
     * A page of the list.
     *
     * @param total how many records the list has, as {@link #count} says
     */
    List<WorkRecord> page(RecordQuery query, Viewer viewer, long total) {
        if (total == 0) {
            return List.of();
        }
        if (total >= LONG) {
            jdbc.sql(RecordSql.WALK).query((row, number) -> row.getString(1)).list();
        }
        Paging part = query.paging(total);
        return bind(query, viewer, RecordSql.list(query.order()))
                .param("size", part.size())
                .param("skip", part.skipped())
                .query(RecordList::row)
                .list();
    }

    /** How many records the list has, but no more than {@link #COUNTED}: beyond that nobody turns pages. */
    long count(RecordQuery query, Viewer viewer) {
        return bind(query, viewer, RecordSql.COUNT)
                .param("most", COUNTED)
                .query(Long.class)
                .single();
    }

    /** The ids of its records, of a longer list the last {@code most}. */
    List<Long> ids(RecordQuery query, Viewer viewer, int most) {
        return bind(query, viewer, RecordSql.IDS)
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** The whole list, row by row, without holding it in memory; at most {@code most} rows. */
    void stream(RecordQuery query, Viewer viewer, int most, Consumer<WorkRecord> each) {
        try (var rows = bind(query, viewer, RecordSql.list(query.order()))
                .param("size", most)
                .param("skip", 0L)
                .withFetchSize(500)
                .query(RecordList::row)
                .stream()) {
            rows.forEach(each);
        }
    }

    private StatementSpec bind(RecordQuery query, Viewer viewer, String sql) {
        LocalDate asOf = query.day(LocalDate.now(clock));
        Seats within = query.unit() == null ? own(viewer) : seats(query.unit());
        return RecordWords.bind(jdbc.sql(sql), query.q())
                .param("asOf", asOf)
                .param("until", Deadlines.until(asOf))
                .param("kind", query.kind() == null ? null : query.kind().name())
                .param("topic", query.topic() == null || query.topic().isBlank() ? null : query.topic())
                .param("post", query.onlyMine() ? viewer.post().id() : null)
                .param("standing", query.onlyStanding())
                .param("from", query.from())
                .param("to", query.to())
                .param("lo", within == null ? null : within.from())
                .param("hi", within == null ? null : within.to())
                .param("scattered", within == null)
                .param("paired", ofHome(query, viewer));
    }

    /** Whether the list is a kindergarten's own, which has how the pairs were evaluated in which it helps. */
    private static boolean ofHome(RecordQuery query, Viewer viewer) {
        return viewer.post().unitKind() == UnitKind.KINDERGARTEN
                && (query.unit() == null || query.unit() == viewer.unitId());
    }

    /** The unit's subtree as it is now; no seat at all for a unit out of sight. */
    private Seats seats(int unit) {
        return jdbc.sql("select seat as \"from\", seat_end as \"to\" from unit where id = :unit")
                .param("unit", unit)
                .query(Seats.class)
                .optional()
                .orElse(new Seats(0, 0));
    }

    /** The subtree of the viewer's unit where that is all they see, so that an index finds it; else null: some units here and there. */
    private static @Nullable Seats own(Viewer viewer) {
        Seats subtree = new Seats(viewer.post().seat(), viewer.post().seatEnd());
        return viewer.scope()
                        .seats()
                        .equals(Scope.of(viewer.post().seat(), subtree).seats())
                ? subtree
                : null;
    }

    private static WorkRecord row(ResultSet row, int number) throws SQLException {
        return new WorkRecord(
                row.getLong("id"),
                row.getInt("unit_id"),
                row.getString("unit_name"),
                row.getObject("subject_id", Integer.class),
                row.getString("subject_name"),
                EvidenceKind.valueOf(row.getString("kind")),
                List.of((String[]) row.getArray("topics").getArray()),
                row.getObject("happened_on", LocalDate.class),
                row.getObject("answer_by", LocalDate.class),
                row.getString("title"),
                row.getString("people"),
                row.getString("place"),
                row.getString("note"),
                row.getInt("post_id"),
                row.getString("author"),
                row.getObject("recorded_at", OffsetDateTime.class),
                List.of((Long[]) row.getArray("attachments").getArray()),
                row.getObject("voided_at", OffsetDateTime.class),
                row.getString("void_reason"),
                row.getObject("replaces", Long.class),
                row.getObject("replaced_by", Long.class));
    }
}
