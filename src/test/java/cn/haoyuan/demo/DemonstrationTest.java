package cn.haoyuan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.DatabaseProperties;
import cn.haoyuan.database.Scope;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HaoyuanTest(demo = true)
class DemonstrationTest {

    @Autowired
    TestDatabase database;

    @Autowired
    DatabaseProperties properties;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    DemoCity city;

    @Autowired
    DemoAccounts accounts;

    @Test
    void theTreeHasTwelveCountiesAndAboutElevenHundredKindergartens() {
        assertThat(units("COUNTY")).isEqualTo(12);
        assertThat(units("KINDERGARTEN")).isEqualTo(1170);
        assertThat(count("select count(*) from kindergarten")).isEqualTo(1170);
    }

    @Test
    void everyUnitSitsInsideTheUnitItIsPlacedUnder() {
        assertThat(count("""
                        select count(*) from placement p join placement o on o.unit_id = p.parent_id and o.during && p.during
                        where not (p.seat > o.seat and p.seat_end <= o.seat_end)
                        """)).isZero();
        assertThat(count("select count(*) from placement where parent_id is null and kind <> 'CITY'"))
                .isZero();
    }

    @Test
    void namesOfADayAreUnique() {
        assertThat(count("""
                        select count(*) from (select name from units_on('2022-11-23') group by name having count(*) > 1) twice
                        """)).isZero();
    }

    @Test
    void aLoadedCityIsNotLoadedAgain() {
        boolean[] loaded = new boolean[1];
        Scope.EVERYTHING.run(() -> loaded[0] = city.load());
        assertThat(loaded[0]).isFalse();
    }

    @Test
    void theAccountsFileIsItsOwnersOnlyAndItsPasswordsAreGood() throws IOException {
        Path file = properties.data().resolve("demo-accounts.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        List<JsonNode> entries =
                JsonMapper.shared().readTree(file.toFile()).valueStream().toList();
        assertThat(entries).hasSize(14);
        JsonNode office = entries.getFirst();
        assertThat(office.get("unit").asString()).isEqualTo("南昌市教育局");
        String hash = database.jdbc()
                .sql("select password_hash from account where username = ?")
                .param(office.get("account").asString())
                .query(String.class)
                .single();
        assertThat(passwords.matches(office.get("password").asString(), hash)).isTrue();
        assertThat(accounts.accounts()).hasSizeBetween(8, 12);
    }

    private long units(String kind) {
        return database.jdbc()
                .sql("select count(*) from unit where kind = ?")
                .param(kind)
                .query(Long.class)
                .single();
    }

    private long count(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }
}
