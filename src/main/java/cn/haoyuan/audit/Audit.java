package cn.haoyuan.audit;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Cut;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Puts acts on record: an act and what it did are committed together or not at all. The acts of a transaction wait until just
 * before its commit, so that the end of the chain, which all writers share, is locked for milliseconds only.
 */
@Component
public class Audit {

    private static final int LONGEST = 2000;

    private final Chain chain;
    private final Clock clock;

    Audit(Chain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * Records that {@code viewer} did this, in the running transaction; fails when there is none.
     *
     * @param object what kind of thing it was done to: "filing", "duty", "account" …
     * @param objectId its id
     * @param unitId the unit whose log shows it; must exist and be visible to the transaction when it commits
     * @param detail what was done in words for the log's reader, at most 2,000 characters (cut off beyond)
     * @param reason why, as the person gave it; "" where none is asked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            Viewer viewer, Verb verb, String object, Object objectId, int unitId, String detail, String reason) {
        append(viewer.post().id(), viewer.signature(), verb, object, objectId, unitId, detail, reason);
    }

    /** The same for what no signed-in person did: a refused sign-in, the command line, a job. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordUnattended(
            String actor, Verb verb, String object, Object objectId, int unitId, String detail, String reason) {
        append(null, actor, verb, object, objectId, unitId, detail, reason);
    }

    private void append(
            @Nullable Integer postId,
            String actor,
            Verb verb,
            String object,
            Object objectId,
            int unitId,
            String detail,
            String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        pending()
                .add(new Act(
                        now,
                        postId,
                        clean(actor),
                        address(),
                        unitId,
                        verb.name(),
                        object,
                        clean(objectId.toString()),
                        clean(detail),
                        clean(reason)));
    }

    private PendingActs pending() {
        for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof PendingActs pending) {
                return pending;
            }
        }
        PendingActs pending = new PendingActs(chain);
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** PostgreSQL's text holds no NUL. */
    private static String clean(String text) {
        return Cut.to(LONGEST, text.replace("\0", ""));
    }

    private static String address() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
            HttpServletRequest request = current.getRequest();
            return request.getRemoteAddr() == null ? "-" : request.getRemoteAddr();
        }
        return "-";
    }
}
