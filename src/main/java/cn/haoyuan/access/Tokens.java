package cn.haoyuan.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
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

    /** A token as its owner sees it; the secret itself is not kept. */
    public record Issued(
            int id, int postId, String name, OffsetDateTime createdAt, OffsetDateTime expiresAt, boolean usable) {}

    /** Tokens of all posts of an account that are not revoked, the latest first. */
    @Transactional(readOnly = true)
    public List<Issued> of(int accountId) {
        return jdbc.sql("""
                        select t.id, t.post_id, t.name, t.created_at, t.expires_at, t.expires_at > :now as usable
                        from access_token t
                        join post p on p.id = t.post_id
                        join account a on a.person_id = p.person_id
                        where a.id = :account and t.revoked_at is null
                        order by t.id desc
                        """)
                .param("account", accountId)
                .param("now", OffsetDateTime.now(clock))
                .query(Issued.class)
                .list();
    }

    /** Ends a token of this account at once; answers its name, or nothing if it is not one or was ended before. */
    @Transactional
    public Optional<String> revoke(int accountId, int tokenId) {
        return jdbc.sql("""
                        update access_token t set revoked_at = :now
                        from post p join account a on a.person_id = p.person_id
                        where p.id = t.post_id and a.id = :account and t.id = :id and t.revoked_at is null
                        returning t.name
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("account", accountId)
                .param("id", tokenId)
                .query(String.class)
                .optional();
    }

    /** Ends all tokens of an account at once. */
    @Transactional
    public void revokeAll(int accountId) {
        jdbc.sql("""
                        update access_token t set revoked_at = :now
                        from post p join account a on a.person_id = p.person_id
                        where p.id = t.post_id and a.id = :account and t.revoked_at is null
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("account", accountId)
                .update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
