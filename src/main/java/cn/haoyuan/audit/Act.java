package cn.haoyuan.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One act, before it has its place in the chain.
 *
 * @param at the moment, in whole microseconds, as the database keeps it
 * @param postId the post acted as; null for what no signed-in person did
 */
record Act(
        Instant at,
        @Nullable Integer postId,
        String actor,
        String address,
        int unitId,
        String verb,
        String object,
        String objectId,
        String detail,
        String reason) {

    /** SHA-256 of the previous row's hash and this row's text as row {@code id}. */
    byte[] seal(long id, byte[] previous) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            return digest.digest(text(id).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Every field behind its length, so that no two different rows have the same text. */
    private String text(long id) {
        StringBuilder text = new StringBuilder();
        String post = postId == null ? "" : postId.toString();
        String moment = at.getEpochSecond() + "." + at.getNano() / 1000;
        String[] fields = {
            Long.toString(id),
            moment,
            post,
            actor,
            address,
            Integer.toString(unitId),
            verb,
            object,
            objectId,
            detail,
            reason
        };
        for (String field : fields) {
            text.append(field.length()).append(':').append(field);
        }
        return text.toString();
    }
}
