package cn.haoyuan.audit;

import cn.haoyuan.access.Post;
import cn.haoyuan.calendar.Deadlines;
import cn.haoyuan.database.Like;
import cn.haoyuan.org.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the log of acts in the subtree of the post that looks, the latest first. */
@Component
@Transactional(readOnly = true)
public class Acts {

    private static final String LIST = """
            select a.id, a.at, a.post_id, a.actor, a.address, a.unit_id, coalesce(l.name, unit_name(a.unit_id, :today)) as unit_name,
                   a.verb, a.object, a.object_id, a.detail, a.reason, a.hash
            from act a
            left join placement l on l.unit_id = a.unit_id and l.from_on <= :today and :today < l.until_on
            where a.seat >= :lo and a.seat < :hi
              and (:id::bigint is null or a.id = :id)
              and (:before::bigint is null or a.id < :before)
              and (:verb::text is null or a.verb = :verb)
              and (cardinality(:objects::text[]) = 0 or a.object = any (:objects))
              and (:objectId::text is null or a.object_id = :objectId)
              and (:from::timestamptz is null or a.at >= :from)
              and (:to::timestamptz is null or a.at < :to)
              and (:text::text is null or a.actor ilike :text or a.detail ilike :text or a.reason ilike :text or a.verb = any (:verbs))
              and (cardinality(:texts::text[]) = 0 or a.unit_id = any (array(select unit_id from units_called(:texts, :spellings, :loose))))
              and (cardinality(:signIns::text[]) = 0 or a.verb = any (:signIns))
            order by a.id desc
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Acts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** At most {@code limit} acts with ids below {@code before}, or from the latest on. One statement. */
    public List<ActRow> list(Post post, ActFilter filter, @Nullable Long before, int limit) {
        return statement(post, filter, before, null, limit).query(this::row).list();
    }

    /** Who began something and how, in the words of the log. */
    public record Beginning(String objectId, String actor, Verb verb, String detail) {}

    /** The first act on record with each of these things; none for what no act is on record with. */
    public List<Beginning> beginnings(String object, List<String> ids) {
        return jdbc.sql("""
                        select distinct on (object_id) object_id, actor, verb, detail
                        from act
                        where object = :object and object_id = any (:ids)
                        order by object_id, id
                        """)
                .param("object", object)
                .param("ids", ids.toArray(String[]::new))
                .query(Beginning.class)
                .list();
    }

    /** Hands all of them to {@code reader}, in constant memory. */
    public void stream(Post post, ActFilter filter, int limit, Consumer<ActRow> reader) {
        statement(post, filter, null, null, limit)
                .withFetchSize(500)
                .query((ResultSet row) -> reader.accept(row(row, 0)));
    }

    /** The act, if it stands in the log of this subtree. */
    public Optional<ActRow> find(Post post, long id) {
        ActFilter any = new ActFilter(null, "", null, null, List.of(), "", "", false);
        return statement(post, any, null, id, 1).query(this::row).optional();
    }

    private JdbcClient.StatementSpec statement(
            Post post, ActFilter filter, @Nullable Long before, @Nullable Long id, int limit) {
        LocalDate last = filter.to();
        return Word.bind(jdbc.sql(LIST), Word.in(filter.unit()))
                .param("today", LocalDate.now(clock))
                .param("lo", post.seat())
                .param("hi", post.seatEnd())
                .param("id", id, Types.BIGINT)
                .param("before", before, Types.BIGINT)
                .param("verb", filter.verb() == null ? null : filter.verb().name(), Types.VARCHAR)
                .param("objects", filter.objects().toArray(String[]::new))
                .param("objectId", orNull(filter.objectId()), Types.VARCHAR)
                .param("from", midnight(filter.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", last == null ? null : midnight(last.plusDays(1)), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("signIns", filter.signIns() ? names(Verb.SIGN_INS.stream()) : new String[0])
                .param("text", Like.holding(filter.text()), Types.VARCHAR)
                .param("verbs", names(called(filter.text())))
                .param("limit", limit);
    }

    /** The kinds of act that are called so on the page. */
    private static Stream<Verb> called(@Nullable String text) {
        return Arrays.stream(Verb.values())
                .filter(verb -> text != null && !text.isBlank() && verb.label().contains(text.strip()));
    }

    private static String[] names(Stream<Verb> verbs) {
        return verbs.map(Verb::name).toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime midnight(@Nullable LocalDate day) {
        return day == null ? null : Deadlines.from(day);
    }

    private ActRow row(ResultSet row, int number) throws SQLException {
        LocalDateTime at = Deadlines.local(row.getObject("at", OffsetDateTime.class));
        String unit = row.getString("unit_name");
        return new ActRow(
                row.getLong("id"),
                at,
                (Integer) row.getObject("post_id"),
                row.getString("actor"),
                row.getString("address"),
                row.getInt("unit_id"),
                unit == null ? "" : unit,
                Verb.valueOf(row.getString("verb")),
                row.getString("object"),
                row.getString("object_id"),
                row.getString("detail"),
                row.getString("reason"),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
