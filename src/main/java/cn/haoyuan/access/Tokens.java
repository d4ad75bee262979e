package cn.haoyuan.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Personal access tokens: shown once, kept only as SHA-256, bound to one post. */
@Component
public class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;

    Tokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Holder(int accountId, int postId) {}

    @Transactional(readOnly = true)
    Optional<Holder> holder(String token) {
        return jdbc.sql("""
                        select a.id as account_id, t.post_id
                        from access_token t
                        join post p on p.id = t.post_id
                        join account a on a.person_id = p.person_id
                        where t.token_hash = :hash and t.revoked_at is null and t.expires_at > :now
                        """)
                .param("hash", hash(token))
                .param("now", OffsetDateTime.now(clock))
                .query(Holder.class)
                .optional();
    }

    /** Makes a token for a post, valid for {@code days} (1–365); the returned text is the only copy. */
    @Transactional
    public String issue(int postId, String name, int days) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        String token = "hy_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        insert into access_token (post_id, name, token_hash, created_at, expires_at)
                        values (:post, :name, :hash, :now, :expires)
                        """)
                .param("post", postId)
                .param("name", name)
                .param("hash", hash(token))
                .param("now", now)
                .param("expires", now.plusDays(Math.clamp(days, 1, 365)))
                .update();
        return token;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
