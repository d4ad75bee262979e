package cn.haoyuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestDatabase;
import cn.haoyuan.testing.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

@HaoyuanTest(web = WebEnvironment.RANDOM_PORT)
class SessionTest {

    @Autowired
    SessionRepository<?> sessions;

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    @Test
    void aSessionIsReadOnceARequestAndWhatIsDoneToItCountsFromTheNext() {
        try (Visitor visitor = new Visitor(port).signIn(city.firstPrincipal.username(), TestCity.PASSWORD)) {
            assertThat(visitor.get("/me/password").status()).isEqualTo(200);
            assertThat(visitor.get("/me/password").queries())
                    .as(
                            "the session read and its time noted, the viewer and the frame each in their scope; not one look more")
                    .isLessThanOrEqualTo(6);
            database.jdbc().sql("delete from spring_session").update();
            assertThat(visitor.get("/me/password").location()).startsWith("/sign-in");
        }
    }

    /** Where the row lies tells whether it was written anew. */
    @Test
    void whenASessionWasUsedIsEnteredOnceAMinute() {
        String row = "select ctid::text || ' ' || last_access_time from spring_session where principal_name = ?";
        String account = String.valueOf(city.firstPrincipal.accountId());
        database.jdbc().sql("delete from spring_session").update();
        try (Visitor visitor = new Visitor(port).signIn(city.firstPrincipal.username(), TestCity.PASSWORD)) {
            visitor.get("/me/password");
            String signedIn =
                    database.jdbc().sql(row).param(account).query(String.class).single();
            visitor.get("/me/password");
            assertThat(database.jdbc()
                            .sql(row)
                            .param(account)
                            .query(String.class)
                            .single())
                    .isEqualTo(signedIn);
            long before = database.jdbc()
                    .sql(
                            "update spring_session set last_access_time = last_access_time - 61000 returning last_access_time")
                    .query(Long.class)
                    .single();
            visitor.get("/me/password");
            assertThat(database.jdbc()
                            .sql("select last_access_time from spring_session")
                            .query(Long.class)
                            .single())
                    .isGreaterThanOrEqualTo(before + 61000);
        }
    }

    /** "AAAA" is three null characters, which no text in the database has. */
    @Test
    void aCookieThatIsNoSessionOpensNothingAndBreaksNothing() throws Exception {
        for (String value : List.of("AAAA", "abc", "!", "/v8=")) {
            HttpResponse<Void> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/me"))
                                    .header("Cookie", "HAOYUAN=" + value)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).as(value).isEqualTo(302);
        }
    }

    @Test
    void aDisabledAccountIsOutWithItsNextRequest() {
        try (Visitor visitor = new Visitor(port).signIn(city.secondPrincipal.username(), TestCity.PASSWORD)) {
            assertThat(visitor.get("/me/password").status()).isEqualTo(200);
            database.jdbc()
                    .sql("update account set enabled = false where id = ?")
                    .param(city.secondPrincipal.accountId())
                    .update();
            assertThat(visitor.get("/me/password").location()).startsWith("/sign-in");
        }
    }

    @Test
    void twoTabsThatEnterTheSameAttributeAtOnceDoNotTripOverEachOther() {
        assertThat(latest(sessions)).isEqualTo("second");
    }

    private static <S extends Session> String latest(SessionRepository<S> sessions) {
        S fresh = sessions.createSession();
        sessions.save(fresh);
        S first = sessions.findById(fresh.getId());
        S second = sessions.findById(fresh.getId());
        first.setAttribute("notice", "first");
        second.setAttribute("notice", "second");
        sessions.save(first);
        sessions.save(second);
        return sessions.findById(fresh.getId()).getAttribute("notice");
    }
}
