package cn.haoyuan.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mail on its way. A letter is queued in the transaction of its notice, and taken out for one attempt at a time: no
 * transaction waits for the mail server. A crash between sending and marking sends it again when the attempt's time is
 * over, so mail is never lost and may, then, come twice, under one Message-ID.
 */
@Component
public class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** Letters sent by one sweep; the next one goes on. */
    private static final int A_SWEEP = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectProvider<Postman> postman;
    private final Clock clock;

    Outbox(JdbcClient jdbc, TransactionTemplate transaction, ObjectProvider<Postman> postman, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.postman = postman;
        this.clock = clock;
    }

    /** Whether this installation sends mail at all. */
    public boolean sends() {
        return postman.getIfAvailable() != null;
    }

    /** Queues these notices, in the running transaction, for those who gave an address; none where mail is off. */
    void queue(List<Long> notices) {
        if (!sends() || notices.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into mail (notice_id, address, due_at)
                        select n.id, a.email, :now
                        from notice n join account a on a.id = n.account_id
                        where n.id = any (:notices) and a.email is not null
                        on conflict do nothing
                        """)
                .param("notices", notices.toArray(Long[]::new))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /**
     * Sends what is due, until the server fails; answers how much went out. Any number of nodes may do so at once. Run in
     * {@code Scope.EVERYTHING}.
     */
    public int send() {
        Postman carrier = postman.getIfAvailable();
        int sent = 0;
        boolean answers = true;
        for (int i = 0; carrier != null && answers && i < A_SWEEP; i++) {
            Optional<Letter> letter = take();
            if (letter.isEmpty()) {
                break;
            }
            Optional<UndeliverableException> failure = deliver(carrier, letter.get());
            sent += failure.isEmpty() ? 1 : 0;
            // each further letter would wait for it as long
            answers = failure.isEmpty() || failure.get().fault() != UndeliverableException.Fault.SERVER;
        }
        return sent;
    }

    private Optional<Letter> take() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return transaction.execute(status -> jdbc.sql("""
                        update mail m set tries = m.tries + 1, due_at = :until
                        from notice n
                        where n.id = m.notice_id and m.notice_id = (
                            select notice_id from mail
                            where sent_at is null and given_up_at is null and due_at <= :now
                            order by due_at limit 1 for update skip locked)
                        returning m.notice_id, m.address, m.tries, n.title, n.body, n.href
                        """)
                .param("now", now)
                .param("until", now.plus(Attempt.LEASE))
                .query(Letter.class)
                .optional());
    }

    private Optional<UndeliverableException> deliver(Postman carrier, Letter letter) {
        try {
            carrier.deliver(letter);
            mark(letter, "", Duration.ZERO, true);
            return Optional.empty();
        } catch (UndeliverableException failed) {
            Optional<Duration> pause = failed.fault() == UndeliverableException.Fault.ADDRESS
                    ? Optional.empty()
                    : Attempt.pauseAfter(letter.tries());
            mark(letter, failed.words(), pause.orElse(Duration.ZERO), false);
            LOG.warn(
                    "Mail of notice {} failed the {}. time, {}: {}",
                    letter.noticeId(),
                    letter.tries(),
                    pause.isPresent() ? "next in " + pause.get() : "given up",
                    failed.words());
            return Optional.of(failed);
        }
    }

    private void mark(Letter letter, String error, Duration pause, boolean sent) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        update mail set error = nullif(:error, ''),
                            sent_at = case when :sent then :now end,
                            given_up_at = case when not :sent and :due::timestamptz = :now then :now end,
                            due_at = :due
                        where notice_id = :id
                        """)
                .param("id", letter.noticeId())
                .param("error", error)
                .param("sent", sent)
                .param("now", now)
                .param("due", now.plus(pause))
                .update());
    }
}
