package cn.haoyuan.demo;

import cn.haoyuan.access.SignInOffer;
import cn.haoyuan.access.Tokens;
import cn.haoyuan.database.DatabaseProperties;
import cn.haoyuan.database.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The accounts of the demonstration: one random password for all, and a file that says how to sign in as each kind of
 * person. Whoever deletes the file gets a new password and new tokens at the next start.
 */
@Component
@ConditionalOnProperty(name = "haoyuan.demo", havingValue = "true")
class DemoAccounts implements SignInOffer {

    private static final int TOKEN_DAYS = 365;
    private static final String TOKEN_NAME = "演示令牌";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One kind of person, as the file lists it. */
    record Entry(
            String kind,
            String name,
            String account,
            String password,
            String role,
            String unit,
            String unitKind,
            String token,
            String group,
            String hint) {}

    private record Person(
            String kind,
            String name,
            String account,
            int postId,
            String role,
            String unit,
            String unitKind,
            String grp,
            String hint) {}

    /** Who can sign in on a day. */
    private record Offered(LocalDate day, List<Account> accounts) {}

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Tokens tokens;
    private final Path file;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile @Nullable Offered offered;

    DemoAccounts(
            JdbcClient jdbc,
            PasswordEncoder passwords,
            Tokens tokens,
            DatabaseProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.tokens = tokens;
        this.file = properties.data().resolve("demo-accounts.json");
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether the file is there. */
    boolean known() {
        return Files.exists(file);
    }

    /** Makes a password and tokens, and writes the file, readable by its owner only. */
    @Transactional
    void renew() {
        byte[] random = new byte[9];
        RANDOM.nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        jdbc.sql("update account set password_hash = :hash where person_id > 1000000")
                .param("hash", passwords.encode(password))
                .update();
        jdbc.sql("update access_token set revoked_at = created_at where name = :name and revoked_at is null")
                .param("name", TOKEN_NAME)
                .update();
        write(people(LocalDate.now(clock)).stream()
                .map(person -> new Entry(
                        person.kind(),
                        person.name(),
                        person.account(),
                        password,
                        person.role(),
                        person.unit(),
                        person.unitKind(),
                        tokens.issue(person.postId(), TOKEN_NAME, TOKEN_DAYS),
                        person.grp(),
                        person.hint()))
                .toList());
        offered = null;
    }

    /** Of the file's kinds of people those who can sign in today, whatever day it was when the file was written. */
    @Override
    public List<Account> accounts() {
        LocalDate today = LocalDate.now(clock);
        Offered known = offered;
        if (known == null || !known.day().equals(today)) {
            known = new Offered(
                    today,
                    Scope.EVERYTHING.get(() -> transaction.execute(status -> people(today))).stream()
                            .filter(person -> !person.grp().isEmpty())
                            .map(person -> new Account(
                                    person.grp(),
                                    person.unit() + " · " + person.kind(),
                                    person.hint(),
                                    person.account()))
                            .toList());
            offered = known;
        }
        return known.accounts();
    }

    @Override
    public String password() {
        return read().getFirst().password();
    }

    /** One person of each kind who holds a post on the day, most of them of the same county, so that their work meets. */
    private List<Person> people(LocalDate day) {
        return jdbc.sql("""
                        with held as (
                            select a.username, p.unit_id, p.role, p.seat
                            from account a
                            join post p on p.person_id = a.person_id and p.during @> :day::date
                            join unit c on c.code = '360113' and p.seat > c.seat and p.seat < c.seat_end
                        ), star as (
                            -- the one that opened in the plan's second year, once it has
                            select h.username, k.opened_on >= date_trunc('year', :day::date) as fresh
                            from kindergarten k join held h on h.unit_id = k.unit_id and h.role = 'PRINCIPAL'
                            where k.sponsor = 'PUBLIC' and k.locality = 'URBAN'
                            order by k.opened_on = '2022-09-01' desc, k.grade <> 'NONE', h.seat limit 1
                        ), helper as (
                            select h.username
                            from pairing p join held h on h.unit_id = p.helper_id and h.role = 'PRINCIPAL'
                            order by h.seat limit 1
                        ), teacher as (
                            select username from held where role = 'TEACHER' order by seat limit 1
                        ), wanted (no, username, kind, grp, hint) as (
                            values (1, 'city-office-1', '业务科室', '市级', '看全市进展，审核县区报送'),
                                   (2, 'city-researcher-1', '教研员', '市级', '每周入园视导'),
                                   (3, 'expert-1', '专家', '', '指派的试点园'),
                                   (4, 'admin', '管理员', '市级', '账号、日志与校历'),
                                   (5, 'city-area-1', '市级片区教研员', '', '片区教研活动'),
                                   (6, 'honggutan-office-1', '业务科室', '县区', '审核幼儿园报送，催办'),
                                   (7, 'wanli-office-1', '业务科室', '县区', '进度较慢，实施方案尚未报送'),
                                   (8, 'honggutan-researcher-1', '教研员', '县区', '记录入园视导'),
                                   (9, 'honggutan-researcher-2', '教研员兼片区负责人', '', '两个岗位之间切换'),
                                   (10, 'honggutan-inspector-1', '责任督学', '县区', '每月入园督导'),
                                   (11, 'honggutan-area-2', '县区片区教研员', '', '片区教研活动'),
                                   (12, (select username from star), '园长', '幼儿园',
                                        (select case when fresh then '今年新开办，发展规划待报' else '报送材料，登记工作' end from star)),
                                   (13, (select username from helper), '示范园园长', '幼儿园', '结对帮扶'),
                                   (14, (select username from teacher), '教师', '幼儿园', '记录日常工作'))
                        select w.kind, n.name, a.username as account, p.id as post_id, p.role, l.name as unit, u.kind as unit_kind,
                               w.grp, w.hint
                        from wanted w
                        join account a on a.username = w.username
                        join person n on n.id = a.person_id
                        join lateral (select * from post p where p.person_id = a.person_id and p.during @> :day::date order by p.id limit 1) p on true
                        join unit u on u.id = p.unit_id
                        join placement l on l.unit_id = u.id and l.during @> :day::date
                        order by w.no
                        """).param("day", day).query(Person.class).list();
    }

    private List<Entry> read() {
        return known() ? JSON.readValue(file, new TypeReference<List<Entry>>() {}) : List.of();
    }

    private void write(List<Entry> entries) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = file.resolveSibling("demo-accounts.json.new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(entries));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
