package cn.haoyuan.access;

import cn.haoyuan.database.Cut;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Passwords of accounts: what is good enough, checking one, giving a new one. */
@Component
public class Passwords {

    /** Fewest characters. */
    public static final int SHORTEST = 10;

    /** BCrypt reads no further. */
    private static final int MOST_BYTES = 72;

    /** So many are checked at once. */
    static final int AT_ONCE = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 3);

    private static final Semaphore TURNS = new Semaphore(AT_ONCE, true);

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The commonest that are long enough; whoever guesses begins with these. */
    private static final Set<String> COMMON = Set.of(
            "1234567890",
            "0123456789",
            "0987654321",
            "9876543210",
            "1234567891",
            "12345678910",
            "123456789a",
            "a123456789",
            "aa123456789",
            "abc123456789",
            "123456789abc",
            "abc1234567",
            "1234567abc",
            "abcd123456",
            "123456abcd",
            "abcdef1234",
            "abcdefghij",
            "qwertyuiop",
            "qwerty1234",
            "qwerty12345",
            "qwerty123456",
            "1q2w3e4r5t",
            "1q2w3e4r5t6y",
            "q1w2e3r4t5",
            "1qaz2wsx3edc",
            "qazwsxedcrfv",
            "zaq12wsxcde3",
            "asdfghjkl123",
            "password12",
            "password123",
            "password1234",
            "passw0rd123",
            "p@ssw0rd123",
            "admin12345",
            "admin123456",
            "admin@123456",
            "administrator",
            "root123456",
            "test123456",
            "user123456",
            "welcome123",
            "iloveyou123",
            "woaini1314",
            "woaini1314520",
            "woaini520520",
            "5201314520",
            "1314520520",
            "qq123456789",
            "wang123456",
            "zhang123456",
            "li123456789",
            "nanchang123",
            "haoyuan123",
            "haoyuan123456");

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Passwords(JdbcClient jdbc, PasswordEncoder encoder, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Does something that checks passwords, when its turn has come. Each check takes a tenth of a second of a processor and holds a
     * connection for as long: a flood of attempts would leave neither to those who are at work. Call it outside any transaction.
     */
    public static <T> T inTurn(Supplier<T> work) {
        TURNS.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            TURNS.release();
        }
    }

    /** Why this is no good password for that account, in Chinese; empty when it is. */
    public static Optional<String> refusal(String password, String username) {
        String plain = password.toLowerCase(Locale.ROOT);
        if (Cut.length(password) < SHORTEST) {
            return Optional.of("密码至少 %d 个字符".formatted(SHORTEST));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("密码过长：最多 %d 个英文字符或 24 个汉字".formatted(MOST_BYTES));
        }
        if (plain.contains(username)) {
            return Optional.of("密码不能包含账号");
        }
        if (COMMON.contains(plain) || plain.chars().distinct().count() < 4) {
            return Optional.of("这个密码太常见，容易被猜到，请换一个");
        }
        return Optional.empty();
    }

    /** A password of twelve random characters that are hard to mistake, in groups of four. */
    public static String random() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    private record Row(
            String username, String passwordHash, @Nullable OffsetDateTime lockedUntil) {}

    /** Whether this is the account's password. Wrong answers count, lock and are logged as they are when signing in. */
    @Transactional
    public boolean matches(int accountId, String password) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Row row = jdbc.sql("select username, password_hash, locked_until from account where id = :id for update")
                .param("id", accountId)
                .query(Row.class)
                .single();
        boolean locked = row.lockedUntil() != null && row.lockedUntil().isAfter(now);
        boolean matches = encoder.matches(password, row.passwordHash());
        if (!matches) {
            events.publishEvent(new SignInFailed(
                    row.username(),
                    SignInFailed.Reason.WRONG_OLD_PASSWORD,
                    !locked && SignIn.countFailure(jdbc, accountId, now)));
        }
        return matches && !locked;
    }

    /**
     * Gives the account another password and ends a lock.
     *
     * @param mustChange whether somebody else knows the password, so that it must be changed before anything else
     */
    @Transactional
    public void set(int accountId, String password, boolean mustChange) {
        jdbc.sql("""
                        update account set password_hash = :hash, must_change = :must, failures = 0, locked_until = null
                        where id = :id
                        """)
                .param("hash", encoder.encode(password))
                .param("must", mustChange)
                .param("id", accountId)
                .update();
    }
}
