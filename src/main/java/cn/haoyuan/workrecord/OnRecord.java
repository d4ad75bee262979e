package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the rows of a file say that is on record already: two statements for all of them, and one more where something was voided. */
@Component
class OnRecord {

    /**
     * A row.
     *
     * @param work under the key by which it is, or would be, recorded
     * @param by who of the unit recorded the same: the viewer, or a colleague whose name is known; null where nobody did
     */
    record Row(NewRecord work, @Nullable By by) {}

    /** Who recorded it; {@code colleague} is null where the viewer did. */
    record By(@Nullable String colleague) {}

    private static final By VIEWER = new By(null);

    private record Made(UUID key, boolean gone) {}

    private final JdbcClient jdbc;

    OnRecord(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The rows as they are given. One is on record where it was made under its key and stands, also corrected, or where the unit has the same
     * word for word, as in a file that was exported; what was voided, with nothing put in its place, is recorded once more under another key.
     */
    List<Row> of(Viewer viewer, List<NewRecord> rows) {
        List<NewRecord> works = new ArrayList<>(rows);
        Set<UUID> standing = new HashSet<>();
        List<UUID> asked = works.stream().map(NewRecord::key).distinct().toList();
        while (!asked.isEmpty()) {
            Map<UUID, UUID> again = new HashMap<>();
            for (Made made : made(viewer, asked)) {
                if (made.gone()) {
                    again.put(made.key(), again(made.key()));
                } else {
                    standing.add(made.key());
                }
            }
            works.replaceAll(work -> work.under(again.getOrDefault(work.key(), work.key())));
            asked = List.copyOf(again.values());
        }
        Map<Integer, By> same = same(viewer, works);
        List<Row> all = new ArrayList<>();
        for (int no = 0; no < works.size(); no++) {
            NewRecord work = works.get(no);
            all.add(new Row(work, standing.contains(work.key()) ? VIEWER : same.get(no)));
        }
        return all;
    }

    private static UUID again(UUID key) {
        return UUID.nameUUIDFromBytes((key + " again").getBytes(StandardCharsets.UTF_8));
    }

    /** The viewer's records of these keys, and whether each, or what it was corrected to in the end, was voided. */
    private List<Made> made(Viewer viewer, List<UUID> keys) {
        return jdbc.sql("""
                        with recursive line as (
                            select client_key as key, id from work_record where post_id = :post and client_key = any (:keys)
                            union all
                            select l.key, c.id from line l join work_record c on c.replaces = l.id)
                        select key, bool_or(exists (select from work_record_void v where v.record_id = l.id)
                                            and not exists (select from work_record c where c.replaces = l.id)) as gone
                        from line l group by key
                        """)
                .param("post", viewer.post().id())
                .param("keys", keys.toArray(UUID[]::new))
                .query(Made.class)
                .list();
    }

    /** Who of the unit recorded just what a row says, by its place; the viewer's own before a colleague's. */
    private Map<Integer, By> same(Viewer viewer, List<NewRecord> works) {
        Map<Integer, By> same = new HashMap<>();
        jdbc.sql("""
                        select n.no, r.post_id = :post as own, r.author
                        from unnest(:days::date[], :kinds::text[], :titles::text[], :subjects::int[], :bys::date[], :topics::text[],
                                    :people::text[], :places::text[], :notes::text[])
                            with ordinality n (day, kind, title, subject, by, topics, people, place, note, no)
                        cross join lateral (
                            select w.post_id, (select p.name from post o join person p on p.id = o.person_id where o.id = w.post_id) as author
                            from work_record w
                            where w.unit_id = :unit and w.happened_on = n.day and w.kind = n.kind and w.title = n.title
                              and w.subject_id is not distinct from n.subject and w.answer_by is not distinct from n.by
                              and w.topics @> string_to_array(n.topics, ' ') and w.topics <@ string_to_array(n.topics, ' ')
                              and (w.people, w.place, w.note) = (n.people, n.place, n.note)
                              and not exists (select from work_record_void v where v.record_id = w.id)
                            order by w.post_id <> :post, w.id limit 1) r
                        """)
                .param("unit", viewer.unitId())
                .param("post", viewer.post().id())
                .param("days", each(works, NewRecord::happenedOn))
                .param("kinds", each(works, work -> work.kind().name()))
                .param("titles", each(works, NewRecord::title))
                .param("subjects", each(works, NewRecord::subjectId))
                .param("bys", each(works, NewRecord::answerBy))
                .param("topics", each(works, work -> String.join(" ", work.topics())))
                .param("people", each(works, NewRecord::people))
                .param("places", each(works, NewRecord::place))
                .param("notes", each(works, NewRecord::note))
                .query(row -> {
                    String author = Objects.requireNonNullElse(row.getString("author"), "同事");
                    same.put(row.getInt("no") - 1, row.getBoolean("own") ? VIEWER : new By(author));
                });
        return same;
    }

    private static @Nullable String[] each(List<NewRecord> works, Function<NewRecord, @Nullable Object> of) {
        return works.stream()
                .map(of)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }
}
