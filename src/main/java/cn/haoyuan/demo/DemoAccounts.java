package cn.haoyuan.demo;

import cn.haoyuan.access.SignInOffer;
import cn.haoyuan.access.Tokens;
import cn.haoyuan.database.DatabaseProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
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

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Tokens tokens;
    private final Path file;
    private volatile @Nullable List<Account> offered;

    DemoAccounts(JdbcClient jdbc, PasswordEncoder passwords, Tokens tokens, DatabaseProperties properties) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.tokens = tokens;
        this.file = properties.data().resolve("demo-accounts.json");
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
        write(people().stream()
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

    @Override
    public List<Account> accounts() {
        List<Account> known = offered;
        if (known == null) {
            known = read().stream()
                    .filter(entry -> !entry.group().isEmpty())
                    .map(entry -> new Account(
                            entry.group(), entry.unit() + " · " + entry.kind(), entry.hint(), entry.account()))
                    .toList();
            offered = known;
        }
        return known;
    }

    @Override
    public String password() {
        return read().getFirst().password();
    }

    /** One person of each kind, most of them of the same county, so that their work meets. */
    private List<Person> people() {
        return jdbc.sql("""
                        with county as (
                            select seat, seat_end from unit where code = '360113'
                        ), star as (
                            select 'k' || u.code as username
                            from kindergarten k join unit u on u.id = k.unit_id join county c on u.seat > c.seat and u.seat < c.seat_end
                            where k.opened_on = '2022-09-01' and k.sponsor = 'PUBLIC' and k.locality = 'URBAN'
                            order by u.seat limit 1
                        ), helper as (
                            select 'k' || u.code as username
                            from pairing p join unit u on u.id = p.helper_id join county c on u.seat > c.seat and u.seat < c.seat_end
                            order by u.seat limit 1
                        ), teacher as (
                            select a.username
                            from account a join post p on p.person_id = a.person_id join county c on p.seat > c.seat and p.seat < c.seat_end
                            where p.role = 'TEACHER' order by p.seat limit 1
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
                                   (12, (select username from star), '园长', '幼儿园', '今年新开办，发展规划待报'),
                                   (13, (select username from helper), '示范园园长', '幼儿园', '结对帮扶'),
                                   (14, (select username from teacher), '教师', '幼儿园', '记录日常工作'))
                        select w.kind, n.name, a.username as account, p.id as post_id, p.role, l.name as unit, u.kind as unit_kind,
                               w.grp, w.hint
                        from wanted w
                        join account a on a.username = w.username
                        join person n on n.id = a.person_id
                        join lateral (select * from post p where p.person_id = a.person_id and upper_inf(p.during) order by p.id limit 1) p on true
                        join unit u on u.id = p.unit_id
                        join placement l on l.unit_id = u.id and upper_inf(l.during)
                        order by w.no
                        """).query(Person.class).list();
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
