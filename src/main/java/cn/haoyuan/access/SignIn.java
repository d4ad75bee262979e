package cn.haoyuan.access;

import cn.haoyuan.access.SignInFailed.Reason;
import cn.haoyuan.database.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in with name and password. Unknown, wrong, disabled and locked get the same answer after the same work; five
 * failures lock an account for a quarter of an hour. {@link SignInPlaces} bounds the failures of an address.
 */
@Component
class SignIn implements AuthenticationProvider {

    private static final String BRIEF = "{bcrypt}$2a$05$";

    static final Duration LOCK = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PasswordEncoder passwords;
    private final SignInPlaces places;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String nobodysHash;

    SignIn(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            PasswordEncoder passwords,
            SignInPlaces places,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.passwords = passwords;
        this.places = places;
        this.events = events;
        this.clock = clock;
        this.nobodysHash = String.valueOf(passwords.encode("nobody"));
    }

    private sealed interface Answer {}

    private record Opened(int account) implements Answer {}

    private record Refused(Reason reason, boolean locks) implements Answer {}

    /**
     * The hash of an initial password: cheap, as hundreds are made at once, and safe, as {@link Passwords#random} has some 59 bits.
     * Checking it is made to take as long as any other, so that nobody learns which accounts have one.
     */
    static String brief(String random) {
        return "{bcrypt}" + new BCryptPasswordEncoder(5).encode(random);
    }

    private record Row(
            int id,
            String passwordHash,
            boolean enabled,
            @Nullable OffsetDateTime lockedUntil) {}

    /** The name of an account, as it may be typed. */
    static String name(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String username = name(attempt.getName());
        String password = String.valueOf(attempt.getCredentials());
        String place = SignInPlaces.of(attempt);
        Answer answer = Passwords.inTurn(
                () -> Scope.EVERYTHING.get(() -> transaction.execute(status -> attempt(username, password, place))));
        return switch (answer) {
            case Opened(int account) ->
                UsernamePasswordAuthenticationToken.authenticated(
                        Integer.toString(account), null, AuthorityUtils.NO_AUTHORITIES);
            case Refused(Reason reason, boolean locks) -> {
                events.publishEvent(new SignInFailed(username, reason, locks));
                throw new BadCredentialsException("账号或密码不正确");
            }
        };
    }

    private Answer attempt(String username, String password, String place) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Row row = jdbc.sql(
                        "select id, password_hash, enabled, locked_until from account where username = :name for update")
                .param("name", username)
                .query(Row.class)
                .optional()
                .orElse(null);
        boolean matches = row != null && passwords.matches(password, row.passwordHash());
        if (row == null || row.passwordHash().startsWith(BRIEF)) {
            passwords.matches(password, nobodysHash);
        }
        if (places.barred(place, row == null ? null : row.id(), now)) {
            return new Refused(Reason.BARRED, false);
        }
        Answer answer = row == null ? new Refused(Reason.UNKNOWN, false) : answer(row, matches, now);
        switch (answer) {
            case Opened(int account) -> places.entered(place, account, now);
            case Refused refused -> places.failed(place, now);
        }
        return answer;
    }

    private Answer answer(Row row, boolean matches, OffsetDateTime now) {
        if (row.lockedUntil() != null && row.lockedUntil().isAfter(now)) {
            return new Refused(Reason.LOCKED, false);
        }
        if (!matches) {
            return new Refused(Reason.WRONG_PASSWORD, countFailure(jdbc, row.id(), now));
        }
        if (!row.enabled()) {
            return new Refused(Reason.DISABLED, false);
        }
        jdbc.sql("update account set failures = 0, locked_until = null where id = :id")
                .param("id", row.id())
                .update();
        return new Opened(row.id());
    }

    /** Only now: the right password lets nobody in whose account has no post today. */
    @EventListener
    void on(SignedIn event) {
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(
                status -> jdbc.sql("update account set last_sign_in = :now where id = :id")
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", event.viewer().accountId())
                        .update()));
    }

    /** One more wrong password; the fifth in a row locks. Answers whether this one did. */
    static boolean countFailure(JdbcClient jdbc, int accountId, OffsetDateTime now) {
        return jdbc.sql("""
                        update account set failures = (failures + 1) % :limit,
                               locked_until = case when failures + 1 >= :limit then :until::timestamptz end
                        where id = :id
                        returning locked_until is not null
                        """)
                .param("limit", SignInFailed.LOCKING)
                .param("until", now.plus(LOCK))
                .param("id", accountId)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
