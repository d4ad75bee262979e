package cn.haoyuan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.database.Scope;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestDatabase;
import cn.haoyuan.testing.Visitor;
import cn.haoyuan.testing.Visitor.Answer;
import java.util.Map;
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

    @LocalServerPort
    int port;

    @Autowired
    MockMvc mvc;

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

    private int units(String token) throws Exception {
        return mvc.perform(get("/api/v1/units?kind=county").header("Authorization", "Bearer " + token))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private void end() {
        database.jdbc()
                .sql("update post set during = daterange(lower(during), '2021-01-01') where id = ?")
                .param(teaching)
                .update();
    }
}
