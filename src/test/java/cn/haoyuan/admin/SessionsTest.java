package cn.haoyuan.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.haoyuan.access.Role;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@HaoyuanTest
class SessionsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Test
    void anAdministratorSeesAndEndsTheSessionsOfTheirOwnPeopleAlone() throws Exception {
        String teacher = session(city.firstTeacher);
        String south = session(city.southOffice);
        String own = session(city.northOffice);
        assertThat(Visit.of(mvc, city.northOffice).page("/sessions"))
                .contains(city.firstTeacher.username(), teacher)
                .doesNotContain(city.southOffice.username(), south, own + "/end");
        assertThat(Visit.of(mvc, city.firstTeacher).look("/sessions").getStatus())
                .isEqualTo(404);

        Visit north = Visit.of(mvc, city.northOffice);
        String filtered = "?name=" + city.firstTeacher.username();
        assertThat(north.page("/sessions" + filtered)).contains("/sessions/export" + filtered);
        assertThat(Sheets.column(
                        Sheets.of(north.look("/sessions/export" + filtered)).getFirst(), 1))
                .containsExactly("账号", city.firstTeacher.username());
        assertThat(Sheets.column(Sheets.of(north.look("/sessions/export")).getFirst(), 1))
                .contains(city.northOffice.username())
                .doesNotContain(city.southOffice.username());
        assertThat(north.send("/sessions/" + south + "/end").getStatus()).isEqualTo(404);
        assertThat(north.refused("/sessions/" + own + "/end")).contains("您自己的账号");
        assertThat(north.send("/sessions/" + teacher + "/end").getStatus()).isEqualTo(302);
        assertThat(count("select count(*) from spring_session where primary_id = '" + teacher + "'"))
                .isZero();
        assertThat(count("select count(*) from spring_session where primary_id in ('" + south + "', '" + own + "')"))
                .isEqualTo(2);
        assertThat(north.page("/acts?signIns=true&verb=END_SESSION")).contains(city.firstTeacher.username());
    }

    @Test
    void refusalsAndLocksStandInTheLogOfTheUnitAndSignOutsToo() throws Exception {
        Person person = city.person("to-be-locked", "蒋老师", city.first, Role.TEACHER);
        for (int i = 0; i < 5; i++) {
            mvc.perform(post("/sign-in")
                    .param("username", person.username())
                    .param("password", "wrong")
                    .with(csrf()));
        }
        mvc.perform(post("/sign-out")
                .with(As.account(city.firstTeacher.accountId()))
                .with(csrf()));
        assertThat(count("select count(*) from act where verb = 'SIGN_IN_FAILED' and unit_id = " + city.first.id()))
                .isEqualTo(5);
        assertThat(count("select count(*) from act where verb = 'LOCK_ACCOUNT' and unit_id = " + city.first.id()))
                .isEqualTo(1);
        assertThat(count("select count(*) from act where verb = 'SIGN_OUT' and object_id = '"
                        + city.firstTeacher.accountId() + "'"))
                .isEqualTo(1);
        Visit north = Visit.of(mvc, city.northOffice);
        assertThat(north.page("/acts?signIns=true&unit=" + city.first.name())).contains("锁定账号", "退出登录");
        assertThat(north.page("/acts?signIns=true&unit=" + city.second.name())).doesNotContain("to-be-locked");
        assertThat(Visit.of(mvc, city.southOffice).page("/acts?signIns=true")).doesNotContain("to-be-locked");
    }

    private String session(Person person) {
        String key = UUID.randomUUID().toString();
        database.jdbc()
                .sql("""
                        insert into spring_session (primary_id, session_id, creation_time, last_access_time,
                            max_inactive_interval, expiry_time, principal_name)
                        select :key, :secret, t.now - 600000, t.now - 60000, 28800, t.now + 28000000, :account
                        from (select (extract(epoch from clock_timestamp()) * 1000)::bigint) t (now)
                        """)
                .param("key", key)
                .param("secret", UUID.randomUUID().toString())
                .param("account", Integer.toString(person.accountId()))
                .update();
        return key;
    }

    private int count(String sql) {
        return database.jdbc().sql(sql).query(Integer.class).single();
    }
}
