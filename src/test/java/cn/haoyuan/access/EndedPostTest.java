package cn.haoyuan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestCity.Place;
import cn.haoyuan.testing.TestDatabase;
import cn.haoyuan.testing.Visitor;
import cn.haoyuan.testing.Visitor.Answer;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;

/** Somebody of the county's office who teaches as well, until she does not. */
@HaoyuanTest(web = WebEnvironment.RANDOM_PORT)
class EndedPostTest {

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Autowired
    Tokens tokens;

    @Autowired
    UnitActs acts;

    @LocalServerPort
    int port;

    @Autowired
    MockMvc mvc;

    private static final LocalDate TODAY = LocalDate.of(2022, 11, 23);

    private Person person;
    private int teaching;

    @BeforeEach
    void twoPosts() {
        person = city.person("two-posts-" + System.nanoTime(), "蒋两岗", city.north, Role.OFFICE);
        teaching = city.post(person.personId(), city.first, Role.TEACHER);
    }

    @Test
    void aTokenOfAPostThatHasEndedSpeaksForNobody() throws Exception {
        String token = Scope.EVERYTHING.get(() -> tokens.issue(teaching, "对接", 30));
        assertThat(units(token)).isEqualTo(200);
        end();
        assertThat(units(token)).as("not for her other, higher post").isEqualTo(401);
    }

    @Test
    void whatWasBegunUnderAPostThatHasEndedIsNotDoneUnderAnother() throws Exception {
        try (Visitor visitor = new Visitor(port).signIn(person.username(), TestCity.PASSWORD)) {
            String csrf = visitor.get("/me").csrf();
            assertThat(visitor.post("/me/post", csrf, Map.of("post", Integer.toString(teaching)))
                            .status())
                    .isEqualTo(302);
            end();
            Answer refused = visitor.post("/me/email", csrf, Map.of("email", "x@example.org"));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("岗位已经结束");
            assertThat(visitor.get("/me").status())
                    .as("reading goes on under the post that is left")
                    .isEqualTo(200);
        }
    }

    @Test
    void whoseUnitMergedIsToldSoInASessionThatWasValidAndAfterTheRightPasswordOnly() {
        Place merging = city.unit(UnitKind.KINDERGARTEN, null, "要并的园", city.northEast, 9_000, 9_001);
        Person principal = city.person("merging-principal", "并园长", merging, Role.PRINCIPAL);
        String words = "您所在的要并的园已于2022年11月23日并入" + city.second.name();
        try (Visitor visitor = new Visitor(port).signIn(principal.username(), TestCity.PASSWORD)) {
            String csrf = visitor.get("/me").csrf();
            acted(acts -> acts.merge(merging.id(), city.second.id(), TODAY, "生源不足"));
            Answer out = visitor.post("/me/email", csrf, Map.of("email", "typed@example.org"));
            assertThat(out.status()).isEqualTo(401);
            assertThat(out.body()).contains(words, "您刚才填写的内容还在", "typed@example.org");
            assertThat(visitor.get("/me").location()).as("out for good").startsWith("/sign-in");
        }
        try (Visitor visitor = new Visitor(port)) {
            Map<String, String> wrong = Map.of("username", principal.username(), "password", "wrong-password");
            Answer refused = visitor.post("/sign-in", visitor.get("/sign-in").csrf(), wrong);
            assertThat(refused.location()).startsWith("/sign-in?refused");
            assertThat(visitor.get(refused.location()).body())
                    .contains("账号或密码不正确")
                    .doesNotContain(words);
            visitor.signIn(principal.username(), TestCity.PASSWORD);
            assertThat(visitor.get("/").body()).contains(words);
            acted(acts -> acts.reopen(merging.id(), "并错了"));
            visitor.signIn(principal.username(), TestCity.PASSWORD);
            assertThat(visitor.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void whoHasNoPostAnyMoreIsToldSoInGeneralWords() {
        Person teacher = city.person("ended-teacher", "离老师", city.first, Role.TEACHER);
        end(teacher.postId());
        try (Visitor visitor = new Visitor(port).signIn(teacher.username(), TestCity.PASSWORD)) {
            Answer out = visitor.get("/");
            assertThat(out.status()).isEqualTo(401);
            assertThat(out.body()).contains("您的岗位已经结束，").doesNotContain("开始");
        }
    }

    @Test
    void whosePostIsStillToBeginIsToldFromWhichDay() {
        Person coming = city.person("coming-principal", "来园长", city.second, Role.PRINCIPAL);
        database.jdbc()
                .sql("update post set during = daterange('2022-12-01', null) where id = ?")
                .param(coming.postId())
                .update();
        try (Visitor visitor = new Visitor(port).signIn(coming.username(), TestCity.PASSWORD)) {
            assertThat(visitor.get("/").body())
                    .contains("您在" + city.second.name() + "的任职从 2022年12月1日开始，从那天起可以登录。")
                    .doesNotContain("已经结束");
        }
        assertThat(lastSignIn(coming)).as("was let in nowhere").isEqualTo("never");
        assertThat(database.jdbc()
                        .sql("select reason from act where verb = 'SIGN_IN_FAILED' and object_id = ?")
                        .param(coming.username())
                        .query(String.class)
                        .list())
                .containsExactly("没有现任岗位");
        database.jdbc()
                .sql("update post set during = daterange('2022-11-01', null) where id = ?")
                .param(coming.postId())
                .update();
        try (Visitor visitor = new Visitor(port).signIn(coming.username(), TestCity.PASSWORD)) {
            assertThat(visitor.get("/me").body()).contains("成功", "失败：没有现任岗位");
        }
        assertThat(lastSignIn(coming)).startsWith("2022-11-23");
    }

    private String lastSignIn(Person person) {
        return database.jdbc()
                .sql(
                        "select coalesce(to_char(last_sign_in at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), 'never') from account where id = ?")
                .param(person.accountId())
                .query(String.class)
                .single();
    }

    private void acted(Function<UnitActs, cn.haoyuan.org.Answer> act) {
        assertThat(Scope.EVERYTHING.get(() -> act.apply(acts))).isInstanceOf(cn.haoyuan.org.Answer.Done.class);
    }

    private int units(String token) throws Exception {
        return mvc.perform(get("/api/v1/units?kind=county").header("Authorization", "Bearer " + token))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private void end() {
        end(teaching);
    }

    private void end(int post) {
        database.jdbc()
                .sql("update post set during = daterange(lower(during), '2021-01-01') where id = ?")
                .param(post)
                .update();
    }
}
