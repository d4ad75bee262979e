package cn.haoyuan.files;

import cn.haoyuan.access.Viewer;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of attachments. Row-level security decides which of them a viewer finds. */
@Component
class AttachmentRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    AttachmentRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Stored(
            long id,
            int unitId,
            String name,
            String mediaType,
            long size,
            OffsetDateTime uploadedAt,
            String key,
            String sha256) {

        Attachment attachment() {
            return new Attachment(id, unitId, name, mediaType, size, uploadedAt);
        }
    }

    /** Adds a row; none if the post has sent a file with this client key before. */
    @Transactional
    Optional<Attachment> add(
            Viewer viewer, String key, @Nullable UUID clientKey, String name, ContentType type, Vault.Incoming bytes) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        insert into attachment (key, client_key, unit_id, seat, name, media_type, size, sha256, uploaded_by, uploaded_at)
                        select :key, :clientKey, u.id, u.seat, :name, :type, :size, :sha256, :post, :now
                        from unit u where u.id = :unit
                        on conflict (uploaded_by, client_key) do nothing
                        returning id
                        """)
                .param("clientKey", clientKey, Types.OTHER)
                .param("key", key)
                .param("name", name)
                .param("type", type.mediaType())
                .param("size", bytes.size())
                .param("sha256", bytes.sha256())
                .param("post", viewer.post().id())
                .param("now", now)
                .param("unit", viewer.unitId())
                .query(Long.class)
                .optional()
                .map(id -> new Attachment(id, viewer.unitId(), name, type.mediaType(), bytes.size(), now));
    }

    /** How many bytes the viewer's post uploaded today. */
    @Transactional(readOnly = true)
    long today(Viewer viewer) {
        return jdbc.sql(
                        "select coalesce(sum(size), 0) from attachment where uploaded_by = :post and uploaded_at >= :day")
                .param("post", viewer.post().id())
                .param("day", LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime())
                .query(Long.class)
                .single();
    }

    /** The file that the post sent with this client key, if it did. */
    @Transactional(readOnly = true)
    Optional<Attachment> made(Viewer viewer, UUID clientKey) {
        return jdbc.sql("""
                        select id, unit_id, name, media_type, size, uploaded_at
                        from attachment where uploaded_by = :post and client_key = :key
                        """)
                .param("post", viewer.post().id())
                .param("key", clientKey)
                .query(Attachment.class)
                .optional();
    }

    /** Those that the viewer's post uploaded itself. */
    @Transactional(readOnly = true)
    List<Attachment> own(Viewer viewer, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select id, unit_id, name, media_type, size, uploaded_at
                        from attachment where id = any (:ids) and uploaded_by = :post and unit_id = :unit
                        order by id
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("post", viewer.post().id())
                .param("unit", viewer.unitId())
                .query(Attachment.class)
                .list();
    }

    @Transactional(readOnly = true)
    List<Stored> find(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select id, unit_id, name, media_type, size, uploaded_at, key, encode(sha256, 'hex') as sha256
                        from attachment where id = any (:ids)
                        order by id
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query(Stored.class)
                .list();
    }
}
