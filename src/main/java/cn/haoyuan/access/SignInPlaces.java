package cn.haoyuan.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * From where people sign in. A place from which many attempts failed is open only to accounts that signed in there before: whoever
 * guesses names and passwords gets no further, and an office that shares the address with them goes on working. In the
 * transaction of the attempt.
 */
@Component
class SignInPlaces {

    /** More than an office mistypes in {@link #SPAN}. */
    static final int FAILURES = 100;

    static final Duration SPAN = Duration.ofMinutes(15);

    private static final int KNOWN_DAYS = 90;

    private final JdbcClient jdbc;

    SignInPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The address of whoever tries; of IPv6 the network, since one customer has a whole one. "" where it is not known. */
    static String of(Authentication attempt) {
        if (!(attempt.getDetails() instanceof WebAuthenticationDetails details) || details.getRemoteAddress() == null) {
            return "";
        }
        try {
            return InetAddress.ofLiteral(details.getRemoteAddress()) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, 8) + "/64"
                    : details.getRemoteAddress();
        } catch (IllegalArgumentException noLiteral) {
            return details.getRemoteAddress();
        }
    }

    /** Whether nobody gets in from there but accounts that the place knows, of which this is none (null: there is no such account). */
    boolean barred(String place, @Nullable Integer account, OffsetDateTime now) {
        return jdbc.sql("""
                        select exists (select from sign_in_failure where address = :place and failures >= :most and since > :start)
                            and not exists (select from sign_in_place
                                            where account_id = :account::int and address = :place and last_at > :known)
                        """)
                .param("place", place)
                .param("most", FAILURES)
                .param("start", now.minus(SPAN))
                .param("account", account)
                .param("known", now.minusDays(KNOWN_DAYS))
                .query(Boolean.class)
                .single();
    }

    /** One more attempt that failed; the first after a while begins to count anew. */
    void failed(String place, OffsetDateTime now) {
        jdbc.sql("""
                        with stale as (
                            delete from sign_in_failure
                            where address in (select address from sign_in_failure where since <= :start and address <> :place
                                              limit 20 for update skip locked))
                        insert into sign_in_failure as f (address, failures, since) values (:place, 1, :now)
                        on conflict (address) do update
                        set failures = case when f.since > :start then f.failures + 1 else 1 end,
                            since = case when f.since > :start then f.since else :now end
                        """)
                .param("place", place)
                .param("start", now.minus(SPAN))
                .param("now", now)
                .update();
    }

    /** The place knows the account from now on. */
    void entered(String place, int account, OffsetDateTime now) {
        jdbc.sql("""
                        insert into sign_in_place (account_id, address, last_at) values (:account, :place, :now)
                        on conflict (account_id, address) do update set last_at = :now
                        """)
                .param("account", account)
                .param("place", place)
                .param("now", now)
                .update();
        jdbc.sql("delete from sign_in_place where account_id = :account and last_at <= :known")
                .param("account", account)
                .param("known", now.minusDays(KNOWN_DAYS))
                .update();
    }
}
